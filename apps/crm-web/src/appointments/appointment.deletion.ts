import type { QueryClient } from '@tanstack/react-query';
import { api } from '../api/api.client.js';
import { isSignedOut, noticeSignOut } from '../session/sign-out.watch.js';
import { patience } from '../api/patient.fetch.js';
import { isGone, ProblemError } from '../api/problem.error.js';
import {
  dropAppointment,
  listAppointment,
  refreshAppointments,
  unlistAppointment,
} from './appointment.cache.js';
import type { Appointment } from './appointment.lists.js';
import { tagOf } from './appointment.mutations.js';
import { appointmentQuery } from './appointment.queries.js';
import { beingDeleted } from './being.deleted.js';
import { DeferredDeletions } from './deferred.deletion.js';
import { refusalInWords } from '../api/refusal.words.js';
import { hideUndo, showGone, showKept, showUncertain, showUndo, showUnsent } from './undo.toast.js';

interface Deletion {
  readonly id: string;
  readonly appointment: Appointment;
  readonly cache: QueryClient;
}

const deletions = new DeferredDeletions<Deletion>({
  ms: 10_000,
  schedule: (run, ms) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
  send,
});

// A phone ends pages that it does not show without another word, so hidden is as good as left.
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'hidden') void deletions.sendAll();
});
window.addEventListener('pagehide', () => void deletions.sendAll());

/** It disappears at once, and is deleted once it cannot be undone any more. */
export function deleteAppointment(cache: QueryClient, appointment: Appointment): void {
  const { id, title } = appointment;
  beingDeleted.add(id);
  unlistAppointment(cache, id);
  deletions.begin({ id, appointment, cache });
  showUndo(id, title, {
    undo: () => {
      if (deletions.undo(id)) putBack({ id, appointment, cache });
    },
    hold: () => deletions.hold(id),
    resume: () => deletions.resume(id),
  });
}

/** Before the session ends: afterwards nobody may delete any more. */
export const sendPendingDeletions = (): Promise<void> => deletions.sendAll();

async function send(deletion: Deletion): Promise<void> {
  const { id, appointment, cache } = deletion;
  hideUndo(id);
  try {
    await api.DELETE('/api/appointments/{id}', {
      params: { path: { id }, header: { 'If-Match': tagOf(appointment) } },
      // The page may be gone before the answer comes.
      keepalive: true,
      signal: patience(),
    });
  } catch (error) {
    noticeSignOut(error);
    if (!isGone(error) && beingDeleted.has(id)) {
      putBack(deletion);
      if (isSignedOut(error)) showUnsent();
      else if (error instanceof ProblemError) showKept(appointment.title, refusalInWords(error));
      else showUncertain(appointment.title);
      // It may be changed by now, or gone all the same: the answer was lost.
      void refreshAppointments(cache);
      return;
    }
  }
  dropAppointment(cache, id);
}

function putBack({ id, appointment, cache }: Deletion): void {
  hideUndo(id);
  if (!beingDeleted.delete(id)) return showGone(appointment.title);
  // Not as it was: what became of it meanwhile was told.
  listAppointment(cache, cache.getQueryData(appointmentQuery(id).queryKey) ?? appointment);
}
