import { formatsOf } from './zone.formats.js';

/** A date and a time as a clock on a wall shows them; the forms of date and time inputs. */
export interface WallTime {
  /** `2026-11-22` */
  readonly date: string;
  /** `10:30` */
  readonly time: string;
  /** For the second time, in an hour that comes twice when the clocks go back. */
  readonly isAgain: boolean;
}

export interface WallReading {
  readonly moment: Date;
  /**
   * gap            the clocks skip it when they go forward: what is meant is as much later
   * first, second  which one is meant where it comes twice
   */
  readonly found: 'once' | 'gap' | 'first' | 'second';
}

const minuteMs = 60_000;
const dayMs = 86_400_000;
const number = 'numeric';
const numbers = formatsOf({
  calendar: 'iso8601',
  numberingSystem: 'latn',
  hourCycle: 'h23',
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
});

/** What the clocks of a zone show, to the minute. */
export function wallTimeOf(moment: Date, zone: string): WallTime {
  const shown = new Date(moment.getTime() + offsetAt(moment, zone)).toISOString();
  const first = { date: shown.slice(0, 10), time: shown.slice(11, 16), isAgain: false };
  const since = moment.getTime() - (momentOf(first, zone)?.moment ?? moment).getTime();
  return { ...first, isAgain: since >= minuteMs };
}

/** When the clocks of a zone show this; undefined while it is not wholly typed. */
export function momentOf({ date, time, isAgain }: WallTime, zone: string): WallReading | undefined {
  const asUtc = Date.parse(`${date}T${time}Z`);
  if (Number.isNaN(asUtc)) return undefined;
  // The clocks change once at most within two days: these are the offsets before and after.
  const before = offsetAt(new Date(asUtc - dayMs), zone);
  const after = offsetAt(new Date(asUtc + dayMs), zone);
  const fits = [before, after]
    .map((offset) => ({ offset, moment: new Date(asUtc - offset) }))
    .filter(({ offset, moment }) => offsetAt(moment, zone) === offset)
    .map(({ moment }) => moment);
  const [first, second] = fits;
  if (first === undefined) return { moment: new Date(asUtc - before), found: 'gap' };
  if (second === undefined || second.getTime() === first.getTime())
    return { moment: first, found: 'once' };
  return isAgain ? { moment: second, found: 'second' } : { moment: first, found: 'first' };
}

/** How far ahead of UTC the clocks of a zone are, in milliseconds. */
export function offsetAt(moment: Date, zone: string): number {
  const parts = Object.fromEntries(
    numbers(zone, 'en-US')
      .formatToParts(moment)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  const shown = new Date(0);
  // Not `Date.UTC`, to which the year 20, through which 2026 is typed, is 1920.
  shown.setUTCFullYear(year, month - 1, day);
  shown.setUTCHours(hour, minute, second);
  return shown.getTime() - Math.floor(moment.getTime() / 1000) * 1000;
}
