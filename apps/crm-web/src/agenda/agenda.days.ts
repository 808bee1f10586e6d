import type { Appointment } from '../appointments/appointment.lists.js';
import { spanOf } from './appointment.span.js';
import { addDays, daysBetween } from '../time/zone.days.js';

/** An appointment on one of its days. */
export interface DayEntry {
  readonly appointment: Appointment;
  /** Which of its days this is, from 1. */
  readonly nth: number;
  /** How many days it has. */
  readonly of: number;
}

export interface AgendaDay {
  readonly day: string;
  readonly entries: readonly DayEntry[];
}

interface Wanted {
  readonly timeZone: string;
  /** Nothing before this day. */
  readonly from: string;
  /** Nothing after this day. */
  readonly until: string;
  /** Stand there even if they are empty. */
  readonly always: readonly string[];
}

/** The days that have something, in order; on each: all-day ones first, then by start. */
export function agendaDays(appointments: readonly Appointment[], wanted: Wanted): AgendaDay[] {
  const { timeZone, from, until, always } = wanted;
  const days = new Map<string, DayEntry[]>();
  const isWanted = (day: string): boolean => day >= from && day <= until;
  for (const day of always) if (isWanted(day)) days.set(day, []);
  for (const appointment of appointments) {
    const { first, last } = spanOf(appointment, timeZone);
    const count = daysBetween(first, last) + 1;
    const begin = first < from ? from : first;
    const end = until < last ? until : last;
    for (let day = begin; day <= end; day = addDays(day, 1)) {
      const entries = days.get(day) ?? [];
      entries.push({ appointment, nth: daysBetween(first, day) + 1, of: count });
      days.set(day, entries);
    }
  }
  return [...days]
    .map(([day, entries]) => ({ day, entries: entries.toSorted(byStart) }))
    .toSorted((one, other) => (one.day < other.day ? -1 : 1));
}

/** What a row on this day says beside its time; undefined where the time says it all. */
export function continuation({ appointment, nth, of }: DayEntry): string | undefined {
  if (nth === 1) return of > 1 && appointment.allDay ? `Day 1 of ${of}` : undefined;
  return of === 2 ? 'Continues' : `Continues, day\u00a0${nth}\u00a0of\u00a0${of}`;
}

function byStart(one: DayEntry, other: DayEntry): number {
  const [a, b] = [one.appointment, other.appointment];
  if (a.allDay !== b.allDay) return a.allDay ? -1 : 1;
  return Date.parse(a.startsAt) - Date.parse(b.startsAt) || (a.id < b.id ? -1 : 1);
}
