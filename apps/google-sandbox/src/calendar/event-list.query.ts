import { badRequest, listRangeEmpty } from '../errors/calendar.errors.js';
import type { StoredEvent } from './event.content.js';
import { endOf, startOf, type EventStore } from './event.store.js';
import { readDateTime } from './time-zone.clock.js';

export interface EventPage {
  readonly events: readonly StoredEvent[];
  readonly nextPageToken?: string;
}

const defaultPageSize = 250;
const maxPageSize = 2500;

type Query = Readonly<Record<string, string | undefined>>;

/** A page of a calendar. @throws GoogleApiError badRequest, timeRangeEmpty */
export function listEvents(store: EventStore, query: Query): EventPage {
  const timeMin = readBound(query['timeMin']);
  const timeMax = readBound(query['timeMax']);
  if (timeMin !== undefined && timeMax !== undefined && timeMax <= timeMin) throw listRangeEmpty();
  const offset = readCount(query['pageToken'], 0, Number.MAX_SAFE_INTEGER);
  const size = Math.min(
    readCount(query['maxResults'], 1, maxPageSize, defaultPageSize),
    maxPageSize,
  );
  const matching = store
    .inOrder({ showDeleted: query['showDeleted'] === 'true' })
    .filter((event) => timeMin === undefined || endOf(event) > timeMin)
    .filter((event) => timeMax === undefined || startOf(event) < timeMax)
    .filter((event) => query['iCalUID'] === undefined || event.iCalUID === query['iCalUID']);
  const end = offset + size;
  return {
    events: matching.slice(offset, end),
    ...(end < matching.length ? { nextPageToken: String(end) } : {}),
  };
}

function readBound(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const written = readDateTime(text);
  if (written?.hasOffset !== true) throw badRequest();
  return written.epochMs;
}

function readCount(text: string | undefined, min: number, max: number, fallback = min): number {
  if (text === undefined) return fallback;
  const count = Number(text);
  if (!Number.isInteger(count) || count < min) throw badRequest();
  return Math.min(count, max);
}
