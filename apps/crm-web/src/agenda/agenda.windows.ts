import { addDays, startOfDay } from '../time/zone.days.js';

/** A span of days that is loaded at once, as its first moment and the first one behind it. */
export interface Window {
  readonly from: string;
  readonly to: string;
}

/** Four weeks: enough for one screen of a quiet agent, little enough for a busy one's phone. */
export const daysAtOnce = 28;

/** As many windows as were asked for, one after the other, from a day on. */
export function windowsFrom(day: string, count: number, timeZone: string): Window[] {
  const momentOf = (index: number): string =>
    new Date(startOfDay(addDays(day, index * daysAtOnce), timeZone)).toISOString();
  return Array.from({ length: count }, (_, index) => ({
    from: momentOf(index),
    to: momentOf(index + 1),
  }));
}
