import { useState } from 'react';
import { newIdempotencyKey } from '../api/idempotency.key.js';
import type { HeldDraft } from '../offline/held.draft.js';
import type { AppointmentEdit } from './appointment.draft.js';
import type { Appointment } from './appointment.lists.js';
import { changesOf, isUnchanged } from './appointment.requests.js';
import type { Outcome } from './appointment.saving.js';
import { type AppointmentValues, valuesOf } from './appointment.values.js';

export interface Editing extends AppointmentEdit {
  /** Something is typed that the server does not have. */
  readonly isEdited: boolean;
  /** It was typed before, and found again. */
  readonly isRestored: boolean;
  readonly change: (values: AppointmentValues) => void;
  /**
   * Keeps it as it is, then sends it: the answer may never come, and the page may go. What was saved
   * is forgotten.
   * @param work is given the key under which a new one is made once
   */
  readonly send: (work: (key: string) => Promise<Outcome>) => Promise<Outcome>;
  /** Forgets what was typed: it is not wanted any more. */
  readonly discard: () => void;
}

/**
 * What stands in the form: the appointment as the server has it, also when that changes, until the
 * person types. From then on what they typed, which is kept as a draft until it is discarded.
 */
export function useEditing(
  draft: HeldDraft<AppointmentEdit>,
  stored: Appointment | null,
  fresh: AppointmentValues,
): Editing {
  const [edit, setEdit] = useState(draft.restored);
  const [isRestored, setRestored] = useState(draft.restored !== undefined);
  const untouched: AppointmentEdit = {
    values: stored === null ? fresh : valuesOf(stored),
    base: stored,
    key: null,
    sent: [],
  };
  const shown = edit ?? untouched;
  const { values, base } = shown;
  const change = (values: AppointmentValues): void => {
    const next = { ...shown, values };
    const isBack = next.base !== null && isUnchanged(changesOf(values, next.base));
    setEdit(next);
    if (isBack) draft.drop();
    else draft.keep(next);
  };
  const discard = (): void => {
    setEdit(undefined);
    setRestored(false);
    draft.drop();
  };
  const send: Editing['send'] = (work) => {
    const key = shown.key ?? newIdempotencyKey();
    const sent = base === null ? [] : [...shown.sent, changesOf(values, base)];
    setEdit({ ...shown, key, sent });
    draft.keep({ ...shown, key, sent });
    return draft.send(async () => {
      const outcome = await work(key);
      if (outcome.kind === 'saved') discard();
      // Nobody finds the way back to what is gone.
      if (outcome.kind === 'gone') draft.beUnwanted(true);
      return outcome;
    });
  };
  const isEdited = edit !== undefined && (base === null || !isUnchanged(changesOf(values, base)));
  return {
    ...shown,
    isEdited,
    isRestored,
    change,
    send,
    discard,
  };
}
