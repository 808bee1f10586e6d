import type { EventContent, EventMoment, StoredEvent } from './event.content.js';
import type { JsonObject } from './json.reader.js';
import { dateTimeIn } from './time-zone.clock.js';

/** `start` or `end` as the API writes it. */
export interface EventTimeResource {
  readonly date?: string;
  readonly dateTime?: string;
  readonly timeZone?: string;
}

/** An event as the API answers it. */
export interface EventResource extends Omit<EventContent, 'start' | 'end' | 'status'> {
  readonly kind: 'calendar#event';
  readonly etag: string;
  readonly id: string;
  readonly status: string;
  readonly htmlLink: string;
  readonly created: string;
  readonly updated: string;
  readonly creator: { readonly email: string; readonly self: true };
  readonly organizer: { readonly email: string; readonly self: true };
  readonly start: EventTimeResource;
  readonly end: EventTimeResource;
  readonly iCalUID: string;
  readonly sequence: number;
  readonly eventType: 'default';
}

export interface CalendarView {
  /** The account, whose e-mail is also its primary calendar's id. */
  readonly account: string;
  /** Times are written with this zone's offset, whatever zone they were sent with. */
  readonly timeZone: string;
  /** Where `htmlLink` leads: Google's own web address, or the sandbox's. */
  readonly webOrigin: string;
}

/** `"<2 × updated in µs>"`. */
export function etagOf(event: StoredEvent): string {
  return `"${event.updatedMs * 2000}"`;
}

export function eventLink(webOrigin: string, id: string, account: string): string {
  const eid = Buffer.from(`${id} ${account}`).toString('base64').replace(/=+$/, '');
  return `${webOrigin}/calendar/event?eid=${eid}`;
}

export function renderEvent(event: StoredEvent, view: CalendarView): EventResource {
  const { start, end, status: _status, ...content } = event.content;
  const person = { email: view.account, self: true } as const;
  return {
    kind: 'calendar#event',
    etag: etagOf(event),
    id: event.id,
    status: event.status,
    htmlLink: eventLink(view.webOrigin, event.id, view.account),
    // Google writes `created` to the second and `updated` to the millisecond.
    created: new Date(Math.floor(event.createdMs / 1000) * 1000).toISOString(),
    updated: new Date(event.updatedMs).toISOString(),
    creator: person,
    organizer: person,
    start: renderMoment(start, view.timeZone),
    end: renderMoment(end, view.timeZone),
    iCalUID: event.iCalUID,
    sequence: event.sequence,
    ...content,
    eventType: 'default',
  };
}

function renderMoment(moment: EventMoment, timeZone: string): EventTimeResource {
  if (moment.kind === 'date') return { date: moment.date };
  return {
    dateTime: dateTimeIn(timeZone, moment.epochMs),
    timeZone: moment.timeZone ?? timeZone,
  };
}

/** The event as a writer would send it, to merge a patch into. */
export function inputOf(event: StoredEvent): JsonObject {
  const { start, end, ...content } = event.content;
  return { ...content, status: event.status, start: inputMoment(start), end: inputMoment(end) };
}

function inputMoment(moment: EventMoment): EventTimeResource {
  if (moment.kind === 'date') return { date: moment.date };
  const { timeZone } = moment;
  return {
    dateTime: new Date(moment.epochMs).toISOString(),
    ...(timeZone === undefined ? {} : { timeZone }),
  };
}
