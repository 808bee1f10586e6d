import { agendaDays, type DayEntry } from './agenda.days.js';
import type { Appointment } from '../appointments/appointment.lists.js';
import { dayOf, minuteOf } from '../time/zone.days.js';

/** Where an appointment stands in the column of a day. */
export interface Block extends DayEntry {
  /** Minutes since 00:00 by the clock on the wall. */
  readonly start: number;
  readonly end: number;
  /** Those that overlap share the width: this one has lane `lane` of `lanes`. */
  readonly lane: number;
  readonly lanes: number;
}

export interface WeekDay {
  readonly day: string;
  /** What stands above the hours: all-day ones, and those that came from the day before. */
  readonly strip: readonly DayEntry[];
  readonly blocks: readonly Block[];
}

const fullDay = 24 * 60;
const morning = 6 * 60;
/** Shorter ones are drawn as long as this, so that they can be read and touched. */
export const leastMinutes = 30;

export function weekGrid(
  appointments: readonly Appointment[],
  days: readonly string[],
  timeZone: string,
): WeekDay[] {
  const [from = ''] = days;
  const until = days.at(-1) ?? from;
  return agendaDays(appointments, { timeZone, from, until, always: days }).map((agendaDay) => {
    const { day, entries } = agendaDay;
    return {
      day,
      strip: entries.filter((entry) => isInStrip(entry, timeZone)),
      blocks: inLanes(
        entries.filter((entry) => !isInStrip(entry, timeZone)).map((one) => place(one, timeZone)),
      ),
    };
  });
}

/** The end of a night, too: a grid that begins at midnight for its sake would be empty till morning. */
function isInStrip({ appointment, nth, of }: DayEntry, timeZone: string): boolean {
  if (appointment.allDay || (nth > 1 && nth < of)) return true;
  return nth > 1 && minuteOf(Date.parse(appointment.endsAt) - 1, timeZone) < morning;
}

type Placed = DayEntry & { readonly start: number; readonly end: number };

function place(entry: DayEntry, timeZone: string): Placed {
  const { appointment, nth, of } = entry;
  const startsAt = Date.parse(appointment.startsAt);
  const endsAt = Date.parse(appointment.endsAt);
  const start = nth > 1 ? 0 : Math.min(minuteOf(startsAt, timeZone), fullDay - leastMinutes);
  const endsAtMidnight = nth === of && dayOf(endsAt, timeZone) !== dayOf(endsAt - 1, timeZone);
  const end = nth < of || endsAtMidnight ? fullDay : minuteOf(endsAt, timeZone);
  // Clocks that go back can show an end that is before the start.
  return { ...entry, start, end: Math.max(end, start + leastMinutes) };
}

/** Each into the first lane that is free; as many lanes as their whole cluster needs. */
function inLanes(placed: readonly Placed[]): Block[] {
  const blocks: Block[] = [];
  let cluster: (Placed & { readonly lane: number })[] = [];
  let ends: number[] = [];
  const close = (): void => {
    blocks.push(...cluster.map((one) => ({ ...one, lanes: ends.length })));
    cluster = [];
    ends = [];
  };
  const inOrder = placed.toSorted((a, b) => a.start - b.start || b.end - a.end);
  for (const one of inOrder) {
    if (ends.every((end) => end <= one.start)) close();
    const free = ends.findIndex((end) => end <= one.start);
    const lane = free === -1 ? ends.length : free;
    ends[lane] = one.end;
    cluster.push({ ...one, lane });
  }
  close();
  return blocks;
}

/** The hours that are drawn: a working day, and whatever is earlier or later. */
export function drawnHours(week: readonly WeekDay[]): {
  readonly from: number;
  readonly to: number;
} {
  const blocks = week.flatMap((day) => day.blocks);
  return {
    from: Math.floor(Math.min(8 * 60, ...blocks.map((block) => block.start)) / 60),
    to: Math.ceil(Math.max(19 * 60, ...blocks.map((block) => block.end)) / 60),
  };
}
