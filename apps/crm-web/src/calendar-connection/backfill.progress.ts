import type { Schemas } from '../api/api.client.js';

type Connection = Pick<Schemas['CalendarConnection'], 'waiting' | 'failed' | 'connectedAt'>;

/** A backfill as it began. */
export interface Backfill {
  readonly appointments: number;
  readonly failedBefore: number;
  /** Of the connection that it goes over; the next one has another. */
  readonly connectedAt: string | null;
  /** When that connection was read for the last time before: it knows nothing of the backfill. */
  readonly knownAt: number;
}

export type Progress =
  | { readonly kind: 'running'; readonly done: number; readonly total: number }
  | { readonly kind: 'over'; readonly words: string }
  /** The connection is another one by now. */
  | { readonly kind: 'withdrawn' };

/**
 * How far a backfill is. What else waits cannot be told from what it sent, so it may be further
 * than this says, never less far.
 *
 * @param readAt when the connection was read
 */
export function progressOf(backfill: Backfill, connection: Connection, readAt: number): Progress {
  const { appointments: total, failedBefore, connectedAt, knownAt } = backfill;
  if (connectedAt !== connection.connectedAt) return { kind: 'withdrawn' };
  if (total === 0) return { kind: 'over', words: nothingMissing };
  if (readAt === knownAt) return { kind: 'running', done: 0, total };
  const { waiting, failed } = connection;
  if (waiting > 0) return { kind: 'running', done: Math.max(0, total - waiting), total };
  const added = Math.max(0, total - Math.max(0, failed - failedBefore));
  return { kind: 'over', words: addedInWords(added) };
}

const nothingMissing =
  'Nothing was missing: all upcoming appointments are on your calendar, or on their way to it.';

function addedInWords(added: number): string {
  if (added === 0) return 'None could be added.';
  return added === 1
    ? '1 appointment was added to your calendar.'
    : `${added} appointments were added to your calendar.`;
}
