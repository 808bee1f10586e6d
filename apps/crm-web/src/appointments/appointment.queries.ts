import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf, type Schemas } from '../api/api.client.js';
import { appointmentKeys } from './appointment.keys.js';
import { beingDeleted } from './being.deleted.js';
import type { Appointment, ListScope } from './appointment.lists.js';

const most = 200;

/**
 * Every appointment that overlaps a span, by start.
 *
 * @param from as an instant (`toISOString`); the same words are the same list
 * @param to exclusive
 */
export const appointmentsBetween = (from: string, to: string) =>
  listOf({ from, to }, (cursor, signal) =>
    bodyOf(
      api.GET('/api/appointments', {
        params: { query: { from, to, limit: most, ...cursor } },
        signal,
      }),
    ),
  );

/** Every appointment with a contact, by start. */
export const appointmentsWith = (contactId: string) =>
  listOf({ contactId }, (cursor, signal) =>
    bodyOf(
      api.GET('/api/contacts/{id}/appointments', {
        params: { path: { id: contactId }, query: { limit: most, ...cursor } },
        signal,
      }),
    ),
  );

/** Every appointment that could not be synced, by start. */
export const failedAppointments = listOf({ sync: 'failed' }, (cursor, signal) =>
  bodyOf(
    api.GET('/api/appointments', {
      params: { query: { sync: 'failed', limit: most, ...cursor } },
      signal,
    }),
  ),
);

export const appointmentQuery = (id: string) =>
  queryOptions({
    queryKey: appointmentKeys.one(id),
    queryFn: ({ signal }) => readAppointment(id, signal),
  });

/** As it is now at the server. */
export const readAppointment = (id: string, signal: AbortSignal): Promise<Appointment> =>
  bodyOf(api.GET('/api/appointments/{id}', { params: { path: { id } }, signal }));

type ReadPage = (
  cursor: { cursor?: string },
  signal: AbortSignal,
) => Promise<Schemas['AppointmentPage']>;

function listOf(scope: ListScope, readPage: ReadPage) {
  return queryOptions({
    queryKey: appointmentKeys.list(scope),
    queryFn: async ({ signal }): Promise<readonly Appointment[]> => {
      const all: Appointment[] = [];
      let cursor: string | null = null;
      do {
        const page = await readPage(cursor === null ? {} : { cursor }, signal);
        all.push(...page.items);
        cursor = page.nextCursor;
      } while (cursor !== null);
      return all.filter(({ id }) => !beingDeleted.has(id));
    },
  });
}
