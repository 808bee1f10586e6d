import type { Appointment } from '../appointments/appointment.lists.js';
import { dayHeading } from '../time/day.words.js';
import { dayOf } from '../time/zone.days.js';

/** What an agent has to know before anything else. */
export interface Next {
  /** What goes on at this moment; the one that began last, if there are several. */
  readonly current: Appointment | undefined;
  /** What begins next. */
  readonly next: Appointment | undefined;
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** All-day ones, and those that take longer than a day, surround the others: one is never late. */
export function nextOf(appointments: readonly Appointment[], now: number): Next {
  const timed = appointments
    .map((appointment) => ({
      appointment,
      start: Date.parse(appointment.startsAt),
      end: Date.parse(appointment.endsAt),
    }))
    .filter(({ appointment, start, end }) => !appointment.allDay && end - start <= day)
    .toSorted((one, other) => one.start - other.start);
  return {
    current: timed.findLast(({ start, end }) => start <= now && now < end)?.appointment,
    next: timed.find(({ start }) => start > now)?.appointment,
  };
}

/** How long until then: `in 25 min`, `in 2 h 10 min`; further away the day. */
export function untilWords(then: number, now: number, timeZone: string, locale?: string): string {
  const minutes = Math.ceil((then - now) / minute);
  if (minutes < 60) return `in ${minutes} min`;
  const today = dayOf(now, timeZone);
  const on = dayOf(then, timeZone);
  if (on === today || then - now < 6 * hour) {
    const rest = minutes % 60;
    return `in ${Math.floor(minutes / 60)} h${rest === 0 ? '' : ` ${rest} min`}`;
  }
  const { name, date } = dayHeading(on, today, locale);
  return name === 'Tomorrow' ? 'tomorrow' : `${name}, ${date}`;
}
