import type { AppointmentView } from '../appointments/appointment.view.js';
import type { ConnectionView } from '../calendar-connection/connection.view.js';

/** What an agent's pages are told. */
export type LiveEvent =
  | { readonly event: 'appointment'; readonly data: AppointmentView }
  | { readonly event: 'appointment-deleted'; readonly data: { readonly id: string } }
  | { readonly event: 'connection'; readonly data: ConnectionView }
  /** Something changed that cannot be named, or was missed: read anew what is shown. */
  | { readonly event: 'resync'; readonly data: Nothing }
  /** The stream lives. A page that hears nothing for long has lost it, though nobody says so. */
  | { readonly event: 'beat'; readonly data: Nothing };

type Nothing = Readonly<Record<string, never>>;

export const liveEventNames = [
  'appointment',
  'appointment-deleted',
  'connection',
  'resync',
  'beat',
] as const satisfies readonly LiveEvent['event'][];

export const resync: LiveEvent = { event: 'resync', data: {} };
/** Not a comment, of which no page ever hears. */
export const beat: LiveEvent = { event: 'beat', data: {} };

/**
 * As it goes over the wire. JSON has no line breaks of its own, so one line of data is all. There
 * are no ids: a stream cannot be continued, each one begins with `resync`.
 */
export const frameOf = ({ event, data }: LiveEvent): string =>
  `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;

/** How long a browser waits before it opens the stream again. */
export const retryFrame = (ms: number): string => `retry: ${Math.round(ms)}\n\n`;
