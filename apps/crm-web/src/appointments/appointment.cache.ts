import type { QueryClient } from '@tanstack/react-query';
import { subjectIn } from '../offline/draft.subject.js';
import { dropLeft } from '../offline/held.draft.js';
import { draftOf } from './appointment.draft.js';
import {
  type Appointment,
  type ListScope,
  withAppointment,
  withoutAppointment,
} from './appointment.lists.js';
import { beingDeleted } from './being.deleted.js';
import { appointmentKeys } from './appointment.keys.js';
import { isDrawerFor } from './drawer.address.js';

type Listed = readonly Appointment[];

/** An appointment as the server has it, wherever it is shown. An older one changes nothing. */
export function putAppointment(cache: QueryClient, appointment: Appointment): void {
  const key = appointmentKeys.one(appointment.id);
  const known = cache.getQueryData<Appointment>(key);
  if (known !== undefined && known.version > appointment.version) return;
  cache.setQueryData(key, appointment);
  cache.setQueryData(appointmentKeys.any, true);
  listAppointment(cache, appointment);
}

/**
 * The answer to a write. What is known of the same version was read after it was written, so it is
 * newer: `synced`, say, where the answer says `waiting`.
 */
export function putWritten(cache: QueryClient, appointment: Appointment): void {
  const known = cache.getQueryData<Appointment>(appointmentKeys.one(appointment.id));
  putAppointment(cache, known?.version === appointment.version ? known : appointment);
}

/** Only in lists: while the server has not said so, the appointment itself stays as it was. */
export function listAppointment(cache: QueryClient, appointment: Appointment): void {
  if (beingDeleted.has(appointment.id)) return;
  changeLists(cache, (list, scope) => withAppointment(list, scope, appointment));
}

/** It is gone, at the server's word or as far as the person is concerned. */
export function unlistAppointment(cache: QueryClient, id: string): void {
  changeLists(cache, (list) => withoutAppointment(list, id));
}

/** The server has it no more. */
export function dropAppointment(cache: QueryClient, id: string): void {
  beingDeleted.delete(id);
  unlistAppointment(cache, id);
  // The news may come twice: once more while a page is loaded anew, before its form has its draft.
  if (!isDrawerFor(id)) void dropLeft(subjectIn(cache, draftOf(id)));
  const queryKey = appointmentKeys.one(id);
  cache.removeQueries({ queryKey, type: 'inactive' });
  // An open drawer asks again, and says that it is gone.
  void cache.invalidateQueries({ queryKey });
}

/** Reads anew what is shown of appointments. */
export function refreshAppointments(cache: QueryClient): Promise<void> {
  return cache.invalidateQueries({ queryKey: appointmentKeys.all });
}

/** As a list has it that was read last, and when (ms): what is on the screen can be opened at once. */
export function listedAppointment(
  cache: QueryClient,
  id: string,
): { readonly appointment: Appointment; readonly readAt: number } | undefined {
  return cache
    .getQueryCache()
    .findAll({ queryKey: appointmentKeys.lists })
    .toSorted((one, other) => other.state.dataUpdatedAt - one.state.dataUpdatedAt)
    .flatMap(({ state }) => {
      const appointment = (state.data as Listed | undefined)?.find((one) => one.id === id);
      return appointment === undefined ? [] : [{ appointment, readAt: state.dataUpdatedAt }];
    })[0];
}

function changeLists(cache: QueryClient, change: (list: Listed, scope: ListScope) => Listed): void {
  for (const [key, list] of cache.getQueriesData<Listed>({ queryKey: appointmentKeys.lists })) {
    if (list !== undefined) cache.setQueryData(key, change(list, key[2] as ListScope));
  }
}
