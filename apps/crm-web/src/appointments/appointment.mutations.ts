import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, bodyOf } from '../api/api.client.js';
import { listAppointment, putWritten, refreshAppointments } from './appointment.cache.js';
import type { Appointment } from './appointment.lists.js';
import { appointmentsWith } from './appointment.queries.js';
import {
  type AppointmentChanges,
  foreseen,
  isMadeOf,
  type NewAppointment,
} from './appointment.requests.js';

/** Longer than the server takes at its worst; a network in a car park may never answer. */
const patienceMs = 20_000;
const patience = () => AbortSignal.timeout(patienceMs);

interface Creation {
  readonly body: NewAppointment;
  /** The try before may have reached the server: look first. */
  readonly isRepeated: boolean;
}

export function useCreateAppointment() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: async ({ body, isRepeated }: Creation) => {
      const made = isRepeated ? await findMade(body) : undefined;
      return made ?? (await bodyOf(api.POST('/api/appointments', { body, signal: patience() })));
    },
    onSuccess: (created) => putWritten(cache, created),
  });

  async function findMade(body: NewAppointment): Promise<Appointment | undefined> {
    const { contactId } = body;
    const all = await cache.fetchQuery({ ...appointmentsWith(contactId), staleTime: 0, retry: 0 });
    return all.find((one) => isMadeOf(body, one));
  }
}

interface Update {
  readonly stored: Appointment;
  readonly changes: AppointmentChanges;
  readonly contactName: string;
}

/** Lists show the change at once, and take it back if the server refuses. */
export function useUpdateAppointment() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ stored, changes }: Update) =>
      bodyOf(
        api.PATCH('/api/appointments/{id}', {
          params: { path: { id: stored.id }, header: { 'If-Match': tagOf(stored) } },
          body: changes,
          signal: patience(),
        }),
      ),
    onMutate: ({ stored, changes, contactName }) =>
      listAppointment(cache, foreseen(stored, changes, contactName)),
    onSuccess: (updated) => putWritten(cache, updated),
    onError: (_error, { stored }) => {
      listAppointment(cache, stored);
      void refreshAppointments(cache);
    },
  });
}

/** What `If-Match` asks for: nobody else’s change is overwritten unseen. */
export const tagOf = ({ version }: Appointment): string => `"${version}"`;
