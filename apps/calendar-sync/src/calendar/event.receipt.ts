import { z } from 'zod';
import { type EventReceipt, parseEventReceipt } from '#shared/outbox/index.js';
import type { GoogleEvent } from '../google/google.event.js';
import { eventIdOf } from './event.identity.js';

/**
 * The receipt as calendar-sync keeps it: the shared one, and Google's etag of what was written.
 *
 * The etag is the fence at Google's end. A write says which state of the event it builds on, so
 * one that arrives late (an aborted call that lived on, a replica that lost its lease) finds that
 * state gone and is refused, instead of putting an older version over a newer one.
 */
export interface EventLink extends EventReceipt {
  /** null: not known, so look at the event before writing. */
  readonly etag: string | null;
}

const stored = z.object({ etag: z.string().nullable().catch(null) });

/**
 * What the last delivery left behind; null before the first. An unreadable receipt counts as none:
 * ids are derived, so going by what Google says finds the event again.
 */
export function readEventLink(value: unknown): EventLink | null {
  try {
    const receipt = parseEventReceipt(value);
    return receipt === null ? null : { ...receipt, etag: stored.parse(value).etag };
  } catch {
    return null;
  }
}

/**
 * What a delivery leaves behind.
 * @param event as it now stands; null once it is deleted
 */
export function linkAfter(
  { appointmentId, version }: { readonly appointmentId: string; readonly version: number },
  generation: number,
  event: GoogleEvent | null,
): EventLink {
  return {
    eventId: eventIdOf(appointmentId, generation),
    generation,
    version,
    eventUrl: event?.htmlLink ?? null,
    account: event?.organizerEmail ?? null,
    deleted: event === null,
    etag: event?.etag ?? null,
  };
}
