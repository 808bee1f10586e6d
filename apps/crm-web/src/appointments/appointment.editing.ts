import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { newIdempotencyKey } from '../api/idempotency.key.js';
import { sessionQuery } from '../session/session.query.js';
import { draftPlace, dropDraft, keepDraft, readDraft, whileSending } from '../offline/drafts.js';
import { type AppointmentEdit, editOf } from './appointment.draft.js';
import type { Appointment } from './appointment.lists.js';
import { changesOf, isUnchanged } from './appointment.requests.js';
import { type AppointmentValues, valuesOf } from './appointment.values.js';

export interface Editing extends AppointmentEdit {
  /** Something is typed that the server does not have. */
  readonly isEdited: boolean;
  /** It was typed before, and found again. */
  readonly isRestored: boolean;
  readonly change: (values: AppointmentValues) => void;
  /**
   * Keeps it as it is, then sends it: the answer may never come, and the page may go.
   * @param work is given the key under which a new one is made once
   */
  readonly send: <Result>(work: (key: string) => Promise<Result>) => Promise<Result>;
  /** Forgets what was typed: it was saved, or is not wanted any more. */
  readonly discard: () => void;
}

/**
 * What stands in the form: the appointment as the server has it, also when that changes, until the
 * person types. From then on what they typed, which is kept as a draft until it is discarded.
 */
export function useEditing(stored: Appointment | null, fresh: AppointmentValues): Editing {
  const agentId = useQueryClient().getQueryData(sessionQuery.queryKey)?.id ?? '';
  // Once for all: a client's name that comes late must not part the form from its draft.
  const [place] = useState(() => draftPlace({ agentId, what: draftOf(stored, fresh) }));
  const [restored] = useState(() => readDraft(place, editOf));
  const [edit, setEdit] = useState(restored);
  const untouched = { values: stored === null ? fresh : valuesOf(stored), base: stored, key: null };
  const change = (values: AppointmentValues): void => {
    const next = { values, base: edit?.base ?? stored, key: edit?.key ?? null };
    const isBack = next.base !== null && isUnchanged(changesOf(values, next.base));
    setEdit(next);
    if (isBack) dropDraft(place);
    else keepDraft(place, next);
  };
  const discard = (): void => {
    setEdit(undefined);
    dropDraft(place);
  };
  const shown: AppointmentEdit = edit ?? untouched;
  const send = <Result>(work: (key: string) => Promise<Result>): Promise<Result> => {
    const key = shown.key ?? newIdempotencyKey();
    setEdit({ ...shown, key });
    keepDraft(place, { ...shown, key });
    return whileSending(place, () => work(key));
  };
  const { values, base } = shown;
  const isEdited = edit !== undefined && (base === null || !isUnchanged(changesOf(values, base)));
  return {
    ...shown,
    isEdited,
    isRestored: restored !== undefined && edit !== undefined,
    change,
    send,
    discard,
  };
}

const draftOf = (stored: Appointment | null, { contact }: AppointmentValues): string =>
  stored === null ? `new appointment ${contact?.id ?? ''}`.trim() : `appointment ${stored.id}`;
