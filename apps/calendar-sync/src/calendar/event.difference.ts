import type { EventBody, EventTime, GoogleEvent } from '../google/google.event.js';

/** What of an event is compared. */
export type EventField =
  'status' | 'summary' | 'description' | 'location' | 'start' | 'end' | 'source';

/**
 * What Google's event has otherwise than we want it; empty where a write would change nothing.
 *
 * Left out on purpose: `altVersion` (an event that is right already need not be written again to
 * say so), reminders (a person's own, and Google does not count them as a change of the event),
 * and everything we never write.
 */
export function differencesBetween(wanted: EventBody, found: GoogleEvent): readonly EventField[] {
  const same: Readonly<Record<EventField, boolean>> = {
    status: wanted.status === found.status,
    summary: sameText(wanted.summary, found.summary),
    description: sameText(wanted.description, found.description),
    location: sameText(wanted.location, found.location),
    start: sameTime(wanted.start, found.start),
    end: sameTime(wanted.end, found.end),
    source:
      wanted.source?.url === found.source?.url && wanted.source?.title === found.source?.title,
  };
  return (Object.keys(same) as EventField[]).filter((field) => !same[field]);
}

/** Google is free to trim a text and to end its lines in its own way. */
function sameText(wanted: string | undefined, found: string | null): boolean {
  return normalized(wanted ?? '') === normalized(found ?? '');
}

function normalized(text: string): string {
  return text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[^\S\n]+$/gm, '')
    .trim()
    .normalize('NFC');
}

/** Google answers the instant with an offset of its own choice, so the text proves nothing. */
function sameTime(wanted: EventTime, found: EventTime | null): boolean {
  if (found === null) return false;
  if ('date' in wanted) return 'date' in found && wanted.date === found.date;
  return (
    'dateTime' in found &&
    secondOf(wanted.dateTime) === secondOf(found.dateTime) &&
    sameZone(wanted.timeZone, found.timeZone)
  );
}

/** Nobody plans by fractions of a second, and Google need not keep them. */
function secondOf(dateTime: string): number {
  return Math.floor(Date.parse(dateTime) / 1_000);
}

/** A zone has several names (`US/Eastern`, `America/New_York`); Google may answer another one. */
function sameZone(wanted: string | undefined, found: string | undefined): boolean {
  if (wanted === found) return true;
  const canonical = canonicalZone(wanted);
  return canonical !== null && canonical === canonicalZone(found);
}

function canonicalZone(name: string | undefined): string | null {
  if (name === undefined) return null;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    // Not a zone this runtime knows: only the same name is the same zone.
    return null;
  }
}
