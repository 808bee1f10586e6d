import { offsetAt } from './wall.time.js';

/* Calendar days (YYYY-MM-DD: they sort as text and have no zone), and when they are in a zone. */

const dayLength = 86_400_000;

/** What clocks of the zone show at this moment, as if they were in UTC: for arithmetic only. */
function clockAt(moment: number, timeZone: string): number {
  return moment + offsetAt(new Date(moment), timeZone);
}

const utcOf = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const dayAt = (utc: number): string => new Date(utc).toISOString().slice(0, 10);

/** The day that it is in the zone. */
export function dayOf(moment: number, timeZone: string): string {
  return dayAt(clockAt(moment, timeZone));
}

/** What the clock on the wall shows, in minutes since 00:00. */
export function minuteOf(moment: number, timeZone: string): number {
  const clock = clockAt(moment, timeZone);
  return Math.floor((((clock % dayLength) + dayLength) % dayLength) / 60_000);
}

/** The first moment of a day: midnight, or what comes in its place where the clocks skip it. */
export function startOfDay(day: string, timeZone: string): number {
  const midnight = utcOf(day);
  // By the zone's offset before, and by the one after: they differ where clocks change around here.
  const candidates = [midnight - dayLength, midnight + dayLength].map(
    (near) => midnight - offsetAt(new Date(near), timeZone),
  );
  const inDay = candidates.filter((moment) => dayOf(moment, timeZone) === day);
  // None: a day that the zone left out, such as the 30th of December 2011 in Samoa.
  return inDay.length > 0 ? Math.min(...inDay) : Math.max(...candidates);
}

export function addDays(day: string, days: number): string {
  return dayAt(utcOf(day) + days * dayLength);
}

/** Whole days from one to the other. */
export function daysBetween(from: string, to: string): number {
  return Math.round((utcOf(to) - utcOf(from)) / dayLength);
}

/** 1 is Monday, 7 is Sunday. */
export function weekdayOf(day: string): number {
  return new Date(utcOf(day)).getUTCDay() || 7;
}
