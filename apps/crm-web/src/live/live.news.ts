import type { Schemas } from '../api/api.client.js';

/** What the server says while somebody looks; read as `GET` would have answered it. */
export type LiveNews =
  | { readonly event: 'appointment'; readonly data: Schemas['AppointmentView'] }
  | { readonly event: 'appointment-deleted'; readonly data: { readonly id: string } }
  | { readonly event: 'connection'; readonly data: Schemas['CalendarConnection'] }
  | { readonly event: 'resync' };

export const liveEvents = ['appointment', 'appointment-deleted', 'connection', 'resync'] as const;

export function newsOf(event: LiveNews['event'], data: string): LiveNews {
  return event === 'resync' ? { event } : { event, data: JSON.parse(data) as never };
}
