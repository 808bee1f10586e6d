import { ourLocale } from './words.locale.js';
import { daysBetween } from './zone.days.js';

/** A day as people call it. */
export interface DayHeading {
  /** Today, Tomorrow, Yesterday, or else the weekday. */
  readonly name: string;
  readonly date: string;
}

const near: Readonly<Record<number, string>> = { [-1]: 'Yesterday', 0: 'Today', 1: 'Tomorrow' };

export function dayHeading(day: string, today: string, locale?: string): DayHeading {
  const name = near[daysBetween(today, day)];
  return name === undefined
    ? { name: write(day, { weekday: 'long' }, locale), date: dateWords(day, today, locale) }
    : { name, date: write(day, { weekday: 'short', ...dateOf(day, today) }, locale) };
}

/** In few words: `Today`, `Wed, Nov 25`; with the year where it is another one, or none is known. */
export function shortDayWords(day: string, today?: string, locale?: string): string {
  const name = today === undefined ? undefined : near[daysBetween(today, day)];
  return name ?? write(day, { weekday: 'short', ...dateOf(day, today, 'short') }, locale);
}

/** A date without its weekday; with the year where it is another one. */
export function dateWords(
  day: string,
  today: string,
  locale?: string,
  month: 'long' | 'short' = 'long',
): string {
  return write(day, dateOf(day, today, month), locale);
}

/** From the first to the last of some days: `Nov 22 – 28`. */
export function daysWords(days: readonly string[], today: string, locale?: string): string {
  const [first = today] = days;
  const last = days.at(-1) ?? first;
  const isAcrossYears = first.slice(0, 4) !== last.slice(0, 4);
  const isOneOurs = [first, last].some((day) => day.slice(0, 4) === today.slice(0, 4));
  // A range would name both years. Around New Year, everybody knows which.
  if (isAcrossYears && isOneOurs) {
    return [first, last].map((day) => dateWords(day, day, locale, 'short')).join(' – ');
  }
  const format = formatOf(dateOf(first, today, 'short'), locale);
  return format.formatRange(Date.parse(first), Date.parse(last));
}

export function weekdayWords(day: string, locale?: string): string {
  return write(day, { weekday: 'short' }, locale);
}

function dateOf(
  day: string,
  today: string | undefined,
  month: 'long' | 'short' = 'long',
): Intl.DateTimeFormatOptions {
  const isSameYear = day.slice(0, 4) === today?.slice(0, 4);
  return { day: 'numeric', month, ...(isSameYear ? {} : { year: 'numeric' }) };
}

function write(day: string, options: Intl.DateTimeFormatOptions, locale?: string): string {
  return formatOf(options, locale).format(Date.parse(day));
}

function formatOf(options: Intl.DateTimeFormatOptions, locale = ourLocale): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options });
}
