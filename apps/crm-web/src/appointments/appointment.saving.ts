import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { patience } from '../api/patient.fetch.js';
import { ProblemError } from '../api/problem.error.js';
import { putAppointment } from './appointment.cache.js';
import type { AppointmentEdit } from './appointment.draft.js';
import type { Appointment } from './appointment.lists.js';
import { useCreateAppointment, useUpdateAppointment } from './appointment.mutations.js';
import { readAppointment } from './appointment.queries.js';
import { changesOf, isUnchanged, requestOf } from './appointment.requests.js';
import type { AppointmentValues } from './appointment.values.js';
import { differencesOf, type Edit, isUntouched, wasSent } from './conflict.diff.js';

/** What became of the last try to save. */
export type Outcome =
  | { readonly kind: 'none' }
  | { readonly kind: 'saved'; readonly appointment: Appointment }
  | { readonly kind: 'refused'; readonly error: unknown }
  /** Somebody saved another version meanwhile. */
  | { readonly kind: 'conflict'; readonly edit: Edit; readonly theirs: Appointment }
  /** Somebody deleted it meanwhile. */
  | { readonly kind: 'gone' };

export interface Saving {
  readonly outcome: Outcome;
  /** Also once it is saved. */
  readonly isSaving: boolean;
  /** @param key under which it is made once, by whichever try */
  readonly create: (values: AppointmentValues, key: string) => Promise<Outcome>;
  readonly update: (edit: AppointmentEdit, base: Appointment) => Promise<Outcome>;
  /** The person's version, over one that they have seen by now. */
  readonly overwrite: (edit: Edit, theirs: Appointment) => Promise<Outcome>;
  readonly forget: () => void;
}

export function useSaving(): Saving {
  const cache = useQueryClient();
  const creation = useCreateAppointment();
  const change = useUpdateAppointment();
  const [outcome, setOutcome] = useState<Outcome>({ kind: 'none' });
  const [isSaving, setSaving] = useState(false);

  const settle = async (attempt: () => Promise<Outcome>): Promise<Outcome> => {
    setSaving(true);
    let settled: Outcome;
    try {
      settled = await attempt();
    } catch (error) {
      const isGone = error instanceof ProblemError && error.code === 'not_found';
      settled = isGone ? { kind: 'gone' } : { kind: 'refused', error };
    }
    // What was saved is not saved once more, in the moment before the drawer is closed.
    if (settled.kind !== 'saved') setSaving(false);
    setOutcome(settled);
    return settled;
  };

  /** @param over the edit over a version that is not somebody else's; undefined: it is */
  const patch = async (
    edit: Edit,
    stored: Appointment,
    over: (theirs: Appointment) => Edit | undefined = () => undefined,
  ): Promise<Outcome> => {
    const { changes, contactName } = edit;
    try {
      const appointment = await change.mutateAsync({ stored, changes, contactName });
      return { kind: 'saved', appointment };
    } catch (error) {
      if (!(error instanceof ProblemError && error.status === 412)) throw error;
    }
    // Not by the cache, whose answer may have been asked for before the write.
    const theirs = await readAppointment(stored.id, patience());
    putAppointment(cache, theirs);
    const reader = { zone: new Intl.DateTimeFormat().resolvedOptions().timeZone };
    // Also after a try whose answer was lost: the other version is the one we saved.
    if (differencesOf(edit, theirs, reader).length === 0) {
      return { kind: 'saved', appointment: theirs };
    }
    const again = isUntouched(edit, theirs, reader) ? edit : over(theirs);
    if (again !== undefined) return patch(again, theirs);
    return { kind: 'conflict', edit, theirs };
  };

  return {
    outcome,
    isSaving,
    create: (values, key) =>
      settle(async () => {
        const body = requestOf(values);
        const { appointment, isNew } = await creation.mutateAsync({ body, key });
        const edit = editOf(values, appointment);
        if (isNew || isUnchanged(edit.changes)) return { kind: 'saved', appointment };
        // What somebody made of it since that try is not overwritten unseen.
        if (appointment.version > 1) return { kind: 'conflict', edit, theirs: appointment };
        return patch(edit, appointment);
      }),
    update: ({ values, sent }, base) =>
      settle(() =>
        patch(editOf(values, base), base, (theirs) =>
          wasSent(sent, base, theirs) ? editOf(values, theirs) : undefined,
        ),
      ),
    overwrite: (edit, theirs) => settle(() => patch(edit, theirs)),
    forget: () => setOutcome({ kind: 'none' }),
  };
}

const editOf = (values: AppointmentValues, base: Appointment): Edit => ({
  base,
  changes: changesOf(values, base),
  contactName: values.contact?.name ?? base.contactName,
});

/** Whether the form is still there: a save goes on when the drawer is closed. */
export function useStillThere(): () => boolean {
  const isThere = useRef(false);
  useEffect(() => {
    isThere.current = true;
    return () => {
      isThere.current = false;
    };
  }, []);
  return () => isThere.current;
}
