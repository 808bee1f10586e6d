import type { Appointment } from './appointment.lists.js';
import { offsetAt } from '../time/wall.time.js';
import { formatsOf } from '../time/zone.formats.js';

const clocks = formatsOf({ timeStyle: 'short' });
const weekdays = formatsOf({ weekday: 'short' });
const days = formatsOf({ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' });
const dates = formatsOf({});

/** Where and how somebody reads times. */
export interface Reader {
  readonly zone: string;
  /** Left out: the browser's. */
  readonly locale?: string | undefined;
}

type Span = Pick<
  Appointment,
  'allDay' | 'startsAt' | 'endsAt' | 'startsOn' | 'endsOn' | 'timeZone'
>;

/**
 * When it is, on the reader's clock.
 *
 * @param day the date under which it stands; without it, weekdays tell where it goes on past
 * midnight
 */
export function timeWords(span: Span, { zone, locale }: Reader, day?: string): string {
  if (span.allDay) return 'All day';
  const start = new Date(span.startsAt);
  const end = new Date(span.endsAt);
  const firstDay = dateIn(zone, start);
  const lastDay = dateIn(zone, new Date(end.getTime() - 1));
  if (firstDay === lastDay) return rangeWords(start, end, zone, locale);
  if (day === undefined) {
    return [start, end].map((moment) => weekdayAndClock(moment, zone, locale)).join(' – ');
  }
  if (day === firstDay) return `From ${clockWords(start, zone, locale)}`;
  return day === lastDay ? `Until ${clockWords(end, zone, locale)}` : 'All day';
}

/** When it begins where it is meant, if the clocks there show another time; else null. */
export function zoneDifference(span: Span, { zone, locale }: Reader): string | null {
  const { startsAt, timeZone, allDay } = span;
  const start = new Date(startsAt);
  if (allDay || offsetAt(start, timeZone) === offsetAt(start, zone)) return null;
  const isSameDay = dateIn(zone, start) === dateIn(timeZone, start);
  const words = isSameDay ? clockWords : weekdayAndClock;
  return `${words(start, timeZone, locale)} in ${timeZone.replaceAll('_', ' ')}`;
}

/** As it is written there: `09:00`, `9:00 AM`. */
export function clockWords(moment: Date, zone: string, locale?: string): string {
  return clocks(zone, locale).format(moment);
}

/** Within a day, its last moment included: `14:00–15:00`, `2:00 – 3:00 PM`. */
export function rangeWords(start: Date, end: Date, zone: string, locale?: string): string {
  const format = clocks(zone, locale);
  // Midnight is another date, which a range would name.
  const isOneDate = dateIn(zone, start) === dateIn(zone, end);
  return isOneDate
    ? format.formatRange(start, end)
    : `${format.format(start)} – ${format.format(end)}`;
}

export function weekdayAndClock(moment: Date, zone: string, locale?: string): string {
  return `${weekdays(zone, locale).format(moment)} ${clockWords(moment, zone, locale)}`;
}

/** The day, or the days, in words. */
export function dayWords(span: Span, { zone, locale }: Reader): string {
  const { startsOn, endsOn, startsAt } = span;
  if (startsOn === null || endsOn === null) return days(zone, locale).format(new Date(startsAt));
  const format = days('UTC', locale);
  const first = format.format(Date.parse(startsOn));
  return startsOn === endsOn ? first : `${first} – ${format.format(Date.parse(endsOn))}`;
}

/** `2026-11-24` */
export function dateIn(zone: string, moment: Date): string {
  return dates(zone, 'en-CA').format(moment);
}
