import type { Appointment } from './appointment.lists.js';
import { shortDayWords } from '../time/day.words.js';
import { offsetAt } from '../time/wall.time.js';
import { ourLocale } from '../time/words.locale.js';
import { dayOf } from '../time/zone.days.js';
import { formatsOf } from '../time/zone.formats.js';
import { cityOf } from '../time/zone.names.js';

const clocks = formatsOf({ timeStyle: 'short' });
const weekdays = formatsOf({ weekday: 'short' });

/** Where and how somebody reads times. */
export interface Reader {
  readonly zone: string;
  /** Left out: the browser's, as far as it fits our sentences. */
  readonly locale?: string | undefined;
  /** Left out: what is read may be read much later, so dates are whole. */
  readonly now?: number | undefined;
}

type Span = Pick<
  Appointment,
  'allDay' | 'startsAt' | 'endsAt' | 'startsOn' | 'endsOn' | 'timeZone'
>;

const dash = '\u00a0– ';

/**
 * When it is, on the reader's clock.
 *
 * @param day the date under which it stands; without it, it stands behind its first day, and the
 * weekday tells where it goes on past midnight
 */
export function timeWords(span: Span, { zone, locale }: Reader, day?: string): string {
  if (span.allDay) return 'All day';
  const start = new Date(span.startsAt);
  const end = new Date(span.endsAt);
  const firstDay = dayOf(start.getTime(), zone);
  const lastDay = dayOf(end.getTime() - 1, zone);
  if (firstDay === lastDay) return rangeWords(start, end, zone, locale);
  if (day === undefined) {
    return clockWords(start, zone, locale) + dash + weekdayAndClock(end, zone, locale);
  }
  if (day === firstDay) return `From ${clockWords(start, zone, locale)}`;
  return day === lastDay ? `Until ${clockWords(end, zone, locale)}` : 'All day';
}

/** When it begins where it is meant, if the clocks there show another time; else null. */
export function zoneDifference(span: Span, { zone, locale }: Reader): string | null {
  const { startsAt, timeZone, allDay } = span;
  const start = new Date(startsAt);
  if (allDay || offsetAt(start, timeZone) === offsetAt(start, zone)) return null;
  const isSameDay = dayOf(start.getTime(), zone) === dayOf(start.getTime(), timeZone);
  const words = isSameDay ? clockWords : weekdayAndClock;
  return `${words(start, timeZone, locale)} in ${cityOf(timeZone)}`;
}

/** As it is written there: `09:00`, `9:00 AM`. */
export function clockWords(moment: Date, zone: string, locale: string = ourLocale): string {
  return unbroken(clocks(zone, locale).format(moment));
}

/** Within a day, its last moment included: `14:00–15:00`, `2:00 – 3:00 PM`. */
export function rangeWords(
  start: Date,
  end: Date,
  zone: string,
  locale: string = ourLocale,
): string {
  // Midnight is another date, which a range would name.
  const isOneDate = dayOf(start.getTime(), zone) === dayOf(end.getTime(), zone);
  return isOneDate
    ? unbroken(clocks(zone, locale).formatRange(start, end))
    : [start, end].map((moment) => clockWords(moment, zone, locale)).join(dash);
}

export function weekdayAndClock(moment: Date, zone: string, locale: string = ourLocale): string {
  return `${weekdays(zone, locale).format(moment)}\u00a0${clockWords(moment, zone, locale)}`;
}

/** The day, or the days, in words. */
export function dayWords(span: Span, { zone, locale, now }: Reader): string {
  const { startsOn, endsOn, startsAt } = span;
  const first = startsOn ?? dayOf(Date.parse(startsAt), zone);
  const today = now === undefined ? undefined : dayOf(now, zone);
  return [...new Set([first, endsOn ?? first])]
    .map((day) => shortDayWords(day, today, locale))
    .join(' – ');
}

/** Where there is little room, lines break behind the dash of a range, never inside of a time or a date. */
export function unbroken(words: string): string {
  return words.replaceAll(/([^–])\s/gu, '$1\u00a0');
}
