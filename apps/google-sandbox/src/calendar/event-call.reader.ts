import type { FastifyRequest } from 'fastify';
import { formNotSupported, invalidParameter } from '../errors/calendar.errors.js';
import type { GoogleApiError } from '../errors/google-api.error.js';
import { tryParseBody, type JsonObject } from './json.reader.js';
import { isTimeZone } from './time-zone.clock.js';

export type PlainQuery = Readonly<Record<string, string>>;

/** What a request says, before anybody asks whether it may. */
export interface EventRequest {
  readonly calendarId: string;
  readonly eventId: string | undefined;
  readonly query: PlainQuery;
  readonly body: JsonObject | undefined;
  /** Why the body cannot be read; Google says so only to callers that were let in. */
  readonly bodyFault: GoogleApiError | undefined;
}

export function readEventRequest(request: FastifyRequest): EventRequest {
  const { calendarId = '', eventId } = request.params as Record<string, string | undefined>;
  const { body, fault: bodyFault } = readBody(request);
  return { calendarId, eventId, query: plainQuery(request.query), body, bodyFault };
}

function readBody(request: FastifyRequest): { body?: JsonObject; fault?: GoogleApiError } {
  if (typeof request.body !== 'string') return {};
  if (request.headers['content-type']?.startsWith('application/x-www-form-urlencoded')) {
    return { fault: formNotSupported() };
  }
  return tryParseBody(request.body);
}

const noQuery: PlainQuery = {};
const credentials = new Set(['access_token', 'oauth_token', 'key']);

/** Single values, without credentials: the journal may keep it. */
function plainQuery(query: unknown): PlainQuery {
  const entries = Object.entries(query as Record<string, unknown>);
  if (entries.length === 0) return noQuery;
  return Object.fromEntries(
    entries
      .filter(([name]) => !credentials.has(name))
      .map(([name, value]) => [name, String(Array.isArray(value) ? value.at(-1) : value)]),
  );
}

const sendUpdatesValues = ['all', 'externalOnly', 'none'];

/** @throws GoogleApiError invalidParameter */
export function checkParameters(query: PlainQuery): void {
  const { sendUpdates, timeZone } = query;
  if (sendUpdates !== undefined && !sendUpdatesValues.includes(sendUpdates)) {
    throw invalidParameter('sendUpdates', sendUpdates, sendUpdatesValues);
  }
  if (timeZone !== undefined && !isTimeZone(timeZone)) {
    throw invalidParameter('timeZone', timeZone, ['an IANA time zone']);
  }
}
