import type { EventBody, GoogleEvent } from '../google/google.event.js';
import { differencesBetween } from './event.difference.js';
import { ownerProperty, versionProperty } from './event.mapping.js';

/**
 * What a look at the event of our id shows.
 *
 * foreign    it is not ours, whatever its id says: never to be touched
 * newer      a version of ours stands there that is newer than the one at hand
 * cancelled  deleted, by us or by a person, and perhaps still restorable
 * differs    ours, and not as wanted
 * as_wanted  ours, and a write would change nothing
 */
export type SightKind = 'foreign' | 'newer' | 'cancelled' | 'differs' | 'as_wanted';

export interface Sight {
  readonly kind: SightKind;
  readonly etag: string;
}

export interface Beholder {
  readonly appointmentId: string;
  readonly version: number;
  /** null when all that is wanted is that there be no event. */
  readonly body: EventBody | null;
}

export function sightOf(event: GoogleEvent, beholder: Beholder): Sight {
  return { kind: kindOf(event, beholder), etag: event.etag };
}

function kindOf(event: GoogleEvent, { appointmentId, version, body }: Beholder): SightKind {
  const cancelled = event.status === 'cancelled';
  const owner = event.privateProperties[ownerProperty];
  // Google promises no more than the id of a deleted event, and the id says that it was ours.
  const ours = owner === appointmentId || (cancelled && owner === undefined);
  if (!ours) return 'foreign';
  if (versionOf(event) > version) return 'newer';
  if (cancelled) return 'cancelled';
  return body === null || differencesBetween(body, event).length > 0 ? 'differs' : 'as_wanted';
}

/** 0 where it cannot be read: then it stops nobody. */
function versionOf(event: GoogleEvent): number {
  const version = Number(event.privateProperties[versionProperty] ?? 0);
  return Number.isSafeInteger(version) ? version : 0;
}
