import type { Outcome } from '../calls/google-call.js';
import { jsonOutcome } from '../calls/outcome.builder.js';
import type { PlainQuery } from './event-call.reader.js';
import type { StoredEvent } from './event.content.js';
import { listEvents } from './event-list.query.js';
import { etagOf, renderEvent, type CalendarView } from './event.resource.js';
import type { EventStore } from './event.store.js';
import { deleteEvent, getEvent, insertEvent, patchEvent, updateEvent } from './event.writer.js';
import type { JsonObject } from './json.reader.js';

/** One admitted call: what it works on, and what it says. */
export interface EventCall {
  readonly store: EventStore;
  readonly id: string;
  readonly ifMatch: string | undefined;
  readonly ifNoneMatch: string | undefined;
  readonly input: JsonObject;
  readonly query: PlainQuery;
  readonly now: number;
  readonly view: CalendarView;
}

/** @throws GoogleApiError what Google would answer instead */
export type EventMethod = (call: EventCall) => Outcome;

function answer(event: StoredEvent, { view }: EventCall): Outcome {
  return jsonOutcome(200, renderEvent(event, view), {
    eventId: event.id,
    headers: { etag: etagOf(event) },
  });
}

const insert: EventMethod = (call) => answer(insertEvent(call.store, call.input, call.now), call);

const get: EventMethod = (call) => {
  const event = getEvent(call.store, call.id);
  return call.ifNoneMatch === etagOf(event) ? { status: 304 } : answer(event, call);
};

const update: EventMethod = (call) =>
  answer(updateEvent(call.store, call, call.input, call.now), call);

const patch: EventMethod = (call) =>
  answer(patchEvent(call.store, call, call.input, call.now), call);

const remove: EventMethod = (call) => {
  deleteEvent(call.store, call, call.now);
  return { status: 204 };
};

const list: EventMethod = (call) => {
  const { events, ...more } = listEvents(call.store, call.query);
  return jsonOutcome(200, {
    kind: 'calendar#events',
    summary: call.view.account,
    timeZone: call.view.timeZone,
    accessRole: 'owner',
    defaultReminders: [],
    ...more,
    items: events.map((event) => renderEvent(event, call.view)),
  });
};

export const eventMethods = { insert, get, list, update, patch, delete: remove } as const;
