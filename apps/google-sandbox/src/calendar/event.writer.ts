import {
  conditionNotMet,
  deleted,
  duplicate,
  forbidden,
  invalid,
  invalidId,
  notFound,
  sequenceTooLow,
} from '../errors/calendar.errors.js';
import { generateEventId, isClientChosenId } from './event-id.rule.js';
import type { EventContent, EventMoment, StoredEvent } from './event.content.js';
import { mergePatch } from './event.merger.js';
import { etagOf, inputOf } from './event.resource.js';
import type { EventStore } from './event.store.js';
import { readEventContent } from './event.validator.js';
import { readInteger, readText, type JsonObject } from './json.reader.js';

/** A write to one event that exists, and the condition under which it may happen. */
export interface WriteTarget {
  readonly id: string;
  readonly ifMatch: string | undefined;
}

/** @throws GoogleApiError notFound */
export function getEvent(store: EventStore, id: string): StoredEvent {
  const event = store.get(id);
  if (event === undefined) throw notFound();
  return event;
}

/** @throws GoogleApiError duplicate, or what is wrong with the event */
export function insertEvent(store: EventStore, input: JsonObject, now: number): StoredEvent {
  const chosen = readText(input['id']);
  const iCalUID = readText(input['iCalUID']);
  // Google answers the pair as it answers a malformed id: "only one of them should be supplied".
  if (chosen !== undefined && (iCalUID !== undefined || !isClientChosenId(chosen))) {
    throw invalidId();
  }
  const content = readEventContent(input);
  const id = chosen ?? generateEventId();
  // A cancelled event still holds its id, and a purged one keeps it for ever.
  if (store.get(id) !== undefined || store.isBurnt(id)) throw duplicate();
  return store.put({
    id,
    iCalUID: iCalUID ?? `${id}@google.com`,
    status: content.status ?? 'confirmed',
    sequence: Math.max(0, readInteger(input['sequence']) ?? 0),
    createdMs: now,
    updatedMs: now,
    content,
  });
}

/** Replaces the event whole: what the input leaves out is removed. @throws GoogleApiError */
export function updateEvent(
  store: EventStore,
  target: WriteTarget,
  input: JsonObject,
  now: number,
): StoredEvent {
  const current = writable(store, target);
  return rewrite(store, current, input, now);
}

/** Merges into the event; null removes. @throws GoogleApiError */
export function patchEvent(
  store: EventStore,
  target: WriteTarget,
  patch: JsonObject,
  now: number,
): StoredEvent {
  const current = writable(store, target);
  return rewrite(store, current, mergePatch(inputOf(current), patch), now);
}

/** Leaves the event behind as cancelled. @throws GoogleApiError deleted where it is so already */
export function deleteEvent(store: EventStore, target: WriteTarget, now: number): StoredEvent {
  if (store.isBurnt(target.id)) throw deleted();
  const current = getEvent(store, target.id);
  if (current.status === 'cancelled') throw deleted();
  checkCondition(current, target.ifMatch);
  return store.put({ ...current, status: 'cancelled', updatedMs: after(current, now) });
}

function writable(store: EventStore, target: WriteTarget): StoredEvent {
  // Google: a purged id answers 403 `forbidden` on update, although nobody's access is missing.
  if (store.isBurnt(target.id)) throw forbidden();
  const current = getEvent(store, target.id);
  checkCondition(current, target.ifMatch);
  return current;
}

function checkCondition(event: StoredEvent, ifMatch: string | undefined): void {
  if (ifMatch !== undefined && ifMatch !== '*' && ifMatch !== etagOf(event)) {
    throw conditionNotMet();
  }
}

function rewrite(
  store: EventStore,
  current: StoredEvent,
  input: JsonObject,
  now: number,
): StoredEvent {
  if ((readText(input['id']) ?? current.id) !== current.id) throw invalidId();
  if ((readText(input['iCalUID']) ?? current.iCalUID) !== current.iCalUID) {
    throw invalid('Invalid value for: iCalUID');
  }
  const sequence = readInteger(input['sequence']) ?? current.sequence;
  if (sequence < current.sequence) throw sequenceTooLow();
  const content = readEventContent(input);
  return store.put({
    ...current,
    content,
    // A deleted event stays deleted unless the writer says what it is to be.
    status: content.status ?? (current.status === 'cancelled' ? 'cancelled' : 'confirmed'),
    sequence: isMoved(current.content, content)
      ? Math.max(sequence, current.sequence + 1)
      : sequence,
    updatedMs: after(current, now),
  });
}

/** Two writes in one millisecond must not share an etag. */
function after(current: StoredEvent, now: number): number {
  return Math.max(now, current.updatedMs + 1);
}

function isMoved(before: EventContent, now: EventContent): boolean {
  return !isSameMoment(before.start, now.start) || !isSameMoment(before.end, now.end);
}

function isSameMoment(one: EventMoment, other: EventMoment): boolean {
  if (one.kind === 'date') return other.kind === 'date' && one.date === other.date;
  return other.kind === 'dateTime' && one.epochMs === other.epochMs;
}
