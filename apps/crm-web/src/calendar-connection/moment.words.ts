import { ourLocale } from '../time/words.locale.js';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** `just now`, `5 minutes ago`, `yesterday`. */
export function ago(moment: Date, now: Date, locale: string = ourLocale): string {
  const spanMs = now.getTime() - moment.getTime();
  // A clock that goes wrong must not make a future of it.
  if (spanMs < minute) return 'just now';
  const words = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  if (spanMs < hour) return words.format(-Math.floor(spanMs / minute), 'minute');
  if (spanMs < day) return words.format(-Math.floor(spanMs / hour), 'hour');
  return words.format(-Math.floor(spanMs / day), 'day');
}

/** `Sunday, 29 November`. */
export function dayOf(moment: Date, zone?: string, locale: string = ourLocale): string {
  const parts = { weekday: 'long', day: 'numeric', month: 'long' } as const;
  return new Intl.DateTimeFormat(locale, { ...parts, timeZone: zone }).format(moment);
}

/** `14:05`, or `2:05 pm` where that is how it is written. */
export function clockOf(moment: Date, zone?: string, locale: string = ourLocale): string {
  return new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone: zone }).format(moment);
}

/** `Sunday, 29 November at 14:05`. */
export function exactly(moment: Date, zone?: string, locale: string = ourLocale): string {
  return `${dayOf(moment, zone, locale)} at ${clockOf(moment, zone, locale)}`;
}

/** How many midnights lie between the two, in a zone. */
export function daysBetween(from: Date, to: Date, zone?: string): number {
  return (dateOf(to, zone) - dateOf(from, zone)) / day;
}

function dateOf(moment: Date, zone?: string): number {
  // Sweden writes 2026-11-29.
  return Date.parse(new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(moment));
}
