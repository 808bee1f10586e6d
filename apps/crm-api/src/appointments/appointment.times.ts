import { readDay } from './day.reader.js';
import { type FieldFault, faulty, FieldReader, type Reading } from './field.reading.js';
import { readInstant } from './instant.reader.js';
import { readTimeZone } from './time-zone.reader.js';

/**
 * When an appointment is, as it is stored: the span as instants (`endsAt` exclusive), and for an
 * all-day one the dates it came from (`endsOn` its last day).
 */
export interface AppointmentTimes {
  readonly allDay: boolean;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly timeZone: string;
}

/** As a request gives them; what is absent stays as it is stored. */
export interface GivenTimes {
  readonly allDay?: boolean | undefined;
  readonly startsAt?: string | null | undefined;
  readonly endsAt?: string | null | undefined;
  readonly startsOn?: string | null | undefined;
  readonly endsOn?: string | null | undefined;
  readonly timeZone?: string | undefined;
}

export type TimesReading =
  | { readonly ok: true; readonly times: AppointmentTimes }
  | { readonly ok: false; readonly faults: readonly FieldFault[] };

/** The longest appointment. A list relies on it: what overlaps a span began not long before it. */
export const longestDays = 366;
const dayMs = 86_400_000;
const firstYear = 1970;
const lastYear = 2200;

/**
 * What the given times make of the stored ones, or every bad field at once.
 *
 * @param stored null for a new appointment
 */
export function readTimes(given: GivenTimes, stored: AppointmentTimes | null): TimesReading {
  const fields = new FieldReader();
  const allDay = given.allDay ?? stored?.allDay ?? false;
  const timeZone = fields.take('timeZone', given.timeZone ?? stored?.timeZone, readTimeZone);
  const span = allDay
    ? readDays(fields, given, stored, timeZone)
    : readMoments(fields, given, stored);
  return span === undefined || timeZone === undefined || fields.faults.length > 0
    ? { ok: false, faults: fields.faults }
    : { ok: true, times: { allDay, timeZone, ...span } };
}

/**
 * From the first moment of the first day to the first moment after the last one. A day begins at
 * 01:00 where the clocks go forward at midnight, and is empty where its zone skipped it.
 */
export function spanOfDays(
  first: Temporal.PlainDate,
  last: Temporal.PlainDate,
  timeZone: string,
): Pick<AppointmentTimes, 'startsAt' | 'endsAt'> {
  const firstMoment = (day: Temporal.PlainDate): Date =>
    new Date(day.toZonedDateTime(timeZone).epochMilliseconds);
  return { startsAt: firstMoment(first), endsAt: firstMoment(last.add({ days: 1 })) };
}

type Span = Omit<AppointmentTimes, 'allDay' | 'timeZone'>;

function readMoments(
  fields: FieldReader,
  given: GivenTimes,
  stored: AppointmentTimes | null,
): Span | undefined {
  refuseGiven(fields, given, ['startsOn', 'endsOn'], 'belongs to an all-day appointment only');
  const kept = stored?.allDay === false ? stored : undefined;
  const startsAt = fields.take(
    'startsAt',
    keep(given.startsAt, kept?.startsAt.toISOString()),
    readMoment,
  );
  const endsAt = fields.take('endsAt', keep(given.endsAt, kept?.endsAt.toISOString()), readMoment);
  if (startsAt === undefined || endsAt === undefined) return undefined;
  checkLength(fields, 'startsAt', 'endsAt', (endsAt.getTime() - startsAt.getTime()) / dayMs);
  return { startsAt, endsAt, startsOn: null, endsOn: null };
}

function readDays(
  fields: FieldReader,
  given: GivenTimes,
  stored: AppointmentTimes | null,
  timeZone: string | undefined,
): Span | undefined {
  refuseGiven(
    fields,
    given,
    ['startsAt', 'endsAt'],
    'is not for an all-day appointment, which takes startsOn and endsOn',
  );
  const first = fields.take('startsOn', keep(given.startsOn, stored?.startsOn), readDate);
  const last = fields.take('endsOn', keep(given.endsOn, stored?.endsOn), readDate);
  if (first === undefined || last === undefined || timeZone === undefined) return undefined;
  checkLength(fields, 'startsOn', 'endsOn', first.until(last).days + 1);
  const span = spanOfDays(first, last, timeZone);
  // Pacific/Apia has no 2011-12-30: it went from UTC-10 to UTC+14.
  if (first.equals(last) && span.endsAt <= span.startsAt) {
    fields.refuse('startsOn', `is a day that the clocks of ${timeZone} skipped`);
  }
  return { ...span, startsOn: first.toString(), endsOn: last.toString() };
}

/** null takes a value away, absence leaves it. */
const keep = (given: string | null | undefined, stored: string | null | undefined) =>
  given === undefined ? stored : given;

/** null is let through: it is how an answer writes the fields that do not apply. */
function refuseGiven(
  fields: FieldReader,
  given: GivenTimes,
  names: readonly ('startsAt' | 'endsAt' | 'startsOn' | 'endsOn')[],
  fault: string,
): void {
  for (const name of names) {
    if (given[name] !== undefined && given[name] !== null) fields.refuse(name, fault);
  }
}

function checkLength(fields: FieldReader, start: string, end: string, days: number): void {
  if (days <= 0) {
    fields.refuse(end, end === 'endsAt' ? `must be after ${start}` : `must not be before ${start}`);
  } else if (days > longestDays) {
    fields.refuse(end, `must be within ${longestDays} days of ${start}`);
  }
}

/** A moment as an appointment may have it. */
export function readMoment(text: string): Reading<Date> {
  return withinYears(readInstant(text), (moment) => moment.getUTCFullYear());
}

/** A date as an appointment may have it. */
export function readDate(text: string): Reading<Temporal.PlainDate> {
  return withinYears(readDay(text), (day) => day.year);
}

function withinYears<Value>(
  reading: Reading<Value>,
  yearOf: (value: Value) => number,
): Reading<Value> {
  if (!reading.ok) return reading;
  const year = yearOf(reading.value);
  return year < firstYear || year > lastYear
    ? faulty(`must be in the years ${firstYear} to ${lastYear}`)
    : reading;
}
