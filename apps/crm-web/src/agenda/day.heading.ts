import { daysBetween } from '../time/zone.days.js';

/** A day as people call it. */
export interface DayHeading {
  /** Today, Tomorrow, Yesterday, or else the weekday. */
  readonly name: string;
  readonly date: string;
}

const near: Readonly<Record<number, string>> = { [-1]: 'Yesterday', 0: 'Today', 1: 'Tomorrow' };

/** @param locale undefined: the browser's */
export function dayHeading(day: string, today: string, locale?: string): DayHeading {
  const name = near[daysBetween(today, day)];
  return name === undefined
    ? { name: write(day, { weekday: 'long' }, locale), date: dateWords(day, today, locale) }
    : { name, date: write(day, { weekday: 'short', ...dateOf(day, today) }, locale) };
}

/** A date without its weekday; with the year where it is another one. */
export function dateWords(
  day: string,
  today: string,
  locale?: string,
  month: 'long' | 'short' = 'long',
): string {
  return write(day, { ...dateOf(day, today), month }, locale);
}

export function weekdayWords(day: string, locale?: string): string {
  return write(day, { weekday: 'short' }, locale);
}

function dateOf(day: string, today: string): Intl.DateTimeFormatOptions {
  const isSameYear = day.slice(0, 4) === today.slice(0, 4);
  return { day: 'numeric', month: 'long', ...(isSameYear ? {} : { year: 'numeric' }) };
}

function write(day: string, options: Intl.DateTimeFormatOptions, locale?: string): string {
  return new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options }).format(Date.parse(day));
}
