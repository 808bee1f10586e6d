import { useQueryClient } from '@tanstack/react-query';
import { api, bodyOf } from '../api/api.client.js';
import { patience } from '../api/patient.fetch.js';
import { useSingleMutation } from '../api/single.mutation.js';
import { listAppointment, putWritten, refreshAppointments } from './appointment.cache.js';
import type { Appointment } from './appointment.lists.js';
import { appointmentQuery } from './appointment.queries.js';
import { type AppointmentChanges, foreseen, type NewAppointment } from './appointment.requests.js';

interface Creation {
  readonly body: NewAppointment;
  readonly key: string;
}

export interface Created {
  readonly appointment: Appointment;
  /** false: an earlier try made it, whose answer was lost; perhaps of something else. */
  readonly isNew: boolean;
}

export function useCreateAppointment() {
  const cache = useQueryClient();
  return useSingleMutation({
    mutationFn: async ({ body, key }: Creation): Promise<Created> => {
      const params = { header: { 'Idempotency-Key': key } };
      const answer = api.POST('/api/appointments', { params, body, signal: patience() });
      const { response } = await answer;
      return { appointment: await bodyOf(answer), isNew: response.status === 201 };
    },
    onSuccess: ({ appointment }) => putWritten(cache, appointment),
  });
}

interface Update {
  readonly stored: Appointment;
  readonly changes: AppointmentChanges;
  readonly contactName: string;
}

/** Lists show the change at once, and take it back if the server refuses. */
export function useUpdateAppointment() {
  const cache = useQueryClient();
  return useSingleMutation({
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
      listAppointment(cache, cache.getQueryData(appointmentQuery(stored.id).queryKey) ?? stored);
      void refreshAppointments(cache);
    },
  });
}

/** What `If-Match` asks for: nobody else’s change is overwritten unseen. */
export const tagOf = ({ version }: Appointment): string => `"${version}"`;
