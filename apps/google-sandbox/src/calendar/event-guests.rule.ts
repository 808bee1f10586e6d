import { invalidItem, requiredItem } from '../errors/calendar.errors.js';
import type { GoogleErrorItem } from '../errors/google-api.error.js';
import type { EventAttendee } from './event.content.js';
import { readList, readObject, readText } from './json.reader.js';

const recurrenceLine = /^(?:RRULE|EXRULE|RDATE|EXDATE)[:;]/;

/** @param faults where what is wrong is added */
export function readAttendees(
  value: unknown,
  faults: GoogleErrorItem[],
): readonly EventAttendee[] | undefined {
  const given = readList(value) ?? [];
  const attendees = given.map((entry) => readAttendee(entry, faults));
  return attendees.length === 0 ? undefined : attendees.filter((one) => one !== undefined);
}

function readAttendee(value: unknown, faults: GoogleErrorItem[]): EventAttendee | undefined {
  const field = readObject(value) ?? {};
  const email = readText(field['email']);
  if (email === undefined || email === '') {
    faults.push(requiredItem('Missing attendee email.'));
    return undefined;
  }
  if (!/^[^\s@]+@[^\s@]+$/.test(email)) {
    faults.push(invalidItem('Invalid attendee email.'));
    return undefined;
  }
  const displayName = readText(field['displayName']);
  return {
    email,
    ...(displayName === undefined ? {} : { displayName }),
    responseStatus: readText(field['responseStatus']) ?? 'needsAction',
  };
}

/** Rules are kept, not expanded: nothing here repeats. @param faults where what is wrong is added */
export function readRecurrence(
  value: unknown,
  faults: GoogleErrorItem[],
): readonly string[] | undefined {
  const lines = (readList(value) ?? []).map((line) => readText(line) ?? '');
  if (!lines.every((line) => recurrenceLine.test(line))) {
    faults.push(invalidItem('Invalid recurrence rule.'));
  }
  return lines.length === 0 ? undefined : lines;
}
