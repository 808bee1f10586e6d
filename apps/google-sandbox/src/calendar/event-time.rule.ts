import { invalidItem, requiredItem, timeRangeEmptyItem } from '../errors/calendar.errors.js';
import type { GoogleErrorItem } from '../errors/google-api.error.js';
import type { EventMoment } from './event.content.js';
import { readObject, readText, type JsonObject } from './json.reader.js';
import { isCalendarDate, isTimeZone, readDateTime } from './time-zone.clock.js';

type Side = 'start' | 'end';
type Parsed = EventMoment | { readonly kind: 'none' | 'faulty' };

export interface EventTimes {
  readonly start: EventMoment;
  readonly end: EventMoment;
}

/**
 * The start and end of an event. Google names every fault of both sides in one answer, the start's
 * first, except that a missing `end` or `start` is named alone, the end's first.
 *
 * @param faults where what is wrong is added
 */
export function readTimes(input: JsonObject, faults: GoogleErrorItem[]): EventTimes | undefined {
  const startField = readObject(input['start']);
  const endField = readObject(input['end']);
  if (endField === undefined || startField === undefined) {
    faults.push(requiredItem(`Missing ${endField === undefined ? 'end' : 'start'} time.`));
    return undefined;
  }
  const recurring = input['recurrence'] !== undefined && input['recurrence'] !== null;
  const start = readMoment('start', startField, recurring, faults);
  const end = readMoment('end', endField, recurring, faults);
  return pair(start, end, faults);
}

function pair(start: Parsed, end: Parsed, faults: GoogleErrorItem[]): EventTimes | undefined {
  if (start.kind === 'faulty' || end.kind === 'faulty') return undefined;
  if (start.kind === 'none' || end.kind === 'none' || start.kind !== end.kind) {
    faults.push(invalidItem('Start and end times must either both be date or both be dateTime.'));
    return undefined;
  }
  if (isEmptyRange(start, end)) {
    faults.push(timeRangeEmptyItem);
    return undefined;
  }
  return { start, end };
}

/** The end is exclusive, so a day that ends on itself is empty; an instant may last no time. */
function isEmptyRange(start: EventMoment, end: EventMoment): boolean {
  if (start.kind === 'date' && end.kind === 'date') return end.date <= start.date;
  return start.kind === 'dateTime' && end.kind === 'dateTime' && end.epochMs < start.epochMs;
}

function readMoment(
  side: Side,
  field: JsonObject,
  recurring: boolean,
  faults: GoogleErrorItem[],
): Parsed {
  const date = readText(field['date']);
  const dateTime = readText(field['dateTime']);
  if (date === undefined && dateTime === undefined) return { kind: 'none' };
  if (date !== undefined && dateTime === undefined && isCalendarDate(date)) {
    return { kind: 'date', date };
  }
  if (dateTime === undefined || date !== undefined) {
    faults.push(invalidItem(`Invalid ${side} time.`));
    return { kind: 'faulty' };
  }
  return readInstant(side, dateTime, readText(field['timeZone']), recurring, faults);
}

function readInstant(
  side: Side,
  dateTime: string,
  timeZone: string | undefined,
  recurring: boolean,
  faults: GoogleErrorItem[],
): Parsed {
  const zoneIsKnown = timeZone !== undefined && isTimeZone(timeZone);
  const written = readDateTime(dateTime, zoneIsKnown ? timeZone : undefined);
  const before = faults.length;
  if (written === undefined) faults.push(invalidItem(`Invalid ${side} time.`));
  if (timeZone !== undefined && !zoneIsKnown) {
    faults.push(invalidItem(`Invalid time zone definition for ${side} time.`));
  }
  if (written !== undefined && !zoneIsKnown && (!written.hasOffset || recurring)) {
    faults.push(requiredItem(`Missing time zone definition for ${side} time.`));
  }
  if (written === undefined || faults.length > before) return { kind: 'faulty' };
  const { epochMs } = written;
  return { kind: 'dateTime', epochMs, ...(timeZone === undefined ? {} : { timeZone }) };
}
