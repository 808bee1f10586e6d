/// <reference lib="esnext.temporal" />

const known = new Map<string, boolean>();

/** Whether the text names an IANA zone. Offsets such as "+02:00" are not names. */
export function isTimeZone(name: string): boolean {
  const answer = known.get(name);
  if (answer !== undefined) return answer;
  const valid = /^[A-Za-z]/.test(name) && isKnownToIntl(name);
  // Bounded by what exists: names that are not zones are not remembered.
  if (valid) known.set(name, valid);
  return valid;
}

function isKnownToIntl(name: string): boolean {
  try {
    return Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

const rfc3339 = /^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(?:\.\d+)?([Zz]|[+-]\d{2}:\d{2})?$/;
const calendarDate = /^\d{4}-\d{2}-\d{2}$/;

export interface WrittenInstant {
  /** Milliseconds since the epoch. */
  readonly epochMs: number;
  /** false = a wall-clock time, read in the zone. */
  readonly hasOffset: boolean;
}

/** The instant of an RFC 3339 text; without an offset in it, that of the wall clock in the zone. */
export function readDateTime(text: string, timeZone = 'UTC'): WrittenInstant | undefined {
  const match = rfc3339.exec(text);
  if (match === null) return undefined;
  const hasOffset = match[1] !== undefined;
  try {
    const instant = hasOffset
      ? Temporal.Instant.from(text)
      : Temporal.PlainDateTime.from(text).toZonedDateTime(timeZone);
    return { epochMs: instant.epochMilliseconds, hasOffset };
  } catch {
    // The shape is right, but there is no such day or hour.
    return undefined;
  }
}

export function isCalendarDate(text: string): boolean {
  return calendarDate.test(text) && readDateTime(`${text}T00:00:00`) !== undefined;
}

/** RFC 3339 in seconds with the zone's offset, `Z` for UTC: how Google writes times. */
export function dateTimeIn(timeZone: string, epochMs: number): string {
  if (timeZone === 'UTC') return `${new Date(epochMs).toISOString().slice(0, 19)}Z`;
  const zoned = Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(timeZone);
  const offset = zoned.offset === '+00:00' ? 'Z' : zoned.offset;
  return `${zoned.toPlainDateTime().toString({ smallestUnit: 'second' })}${offset}`;
}
