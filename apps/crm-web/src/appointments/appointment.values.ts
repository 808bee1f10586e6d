import type { Appointment } from './appointment.lists.js';
import { type Kind, suggestedTitle } from './kind.words.js';
import { momentOf, wallTimeOf } from '../time/wall.time.js';

/** What stands in the form, as it is typed: half a date is an empty one. */
export interface AppointmentValues {
  readonly contact: { readonly id: string; readonly name: string } | null;
  readonly kind: Kind;
  readonly title: string;
  /** False while the title is the one that kind and client suggest. */
  readonly isTitleTyped: boolean;
  readonly allDay: boolean;
  /** The first day, also of an all-day appointment. */
  readonly date: string;
  readonly time: string;
  readonly endDate: string;
  readonly endTime: string;
  /** The last day of an all-day appointment, included. */
  readonly lastDay: string;
  readonly timeZone: string;
  readonly location: string;
  readonly notes: string;
}

const minuteMs = 60_000;
const dayMs = 1440 * minuteMs;

/** An hour from the next half hour on; or at ten on another day. */
export function newValues(now: Date, timeZone: string, day?: string): AppointmentValues {
  const soon = new Date(Math.ceil((now.getTime() + 1) / (30 * minuteMs)) * 30 * minuteMs);
  const today = wallTimeOf(soon, timeZone);
  const start = day === undefined || day === today.date ? today : { date: day, time: '10:00' };
  const untimed: AppointmentValues = {
    contact: null,
    kind: 'property_tour',
    title: '',
    isTitleTyped: false,
    allDay: false,
    ...start,
    endDate: start.date,
    endTime: start.time,
    lastDay: start.date,
    timeZone,
    location: '',
    notes: '',
  };
  return withMinutes(untimed, 60);
}

export function valuesOf(appointment: Appointment): AppointmentValues {
  const { contactId, contactName, kind, title, allDay, timeZone, location, notes } = appointment;
  const start = wallTimeOf(new Date(appointment.startsAt), timeZone);
  const end = wallTimeOf(new Date(appointment.endsAt), timeZone);
  const date = appointment.startsOn ?? start.date;
  const wholeDay = { time: '10:00', endDate: date, endTime: '11:00' };
  return {
    contact: { id: contactId, name: contactName },
    kind,
    title,
    isTitleTyped: title !== suggestedTitle(kind, contactName),
    allDay,
    date,
    ...(allDay ? wholeDay : { time: start.time, endDate: end.date, endTime: end.time }),
    lastDay: appointment.endsOn ?? date,
    timeZone,
    location: location ?? '',
    notes: notes ?? '',
  };
}

/** The title follows kind and client until the person types one; an emptied one follows again. */
export function withWhat(
  values: AppointmentValues,
  what: Partial<Pick<AppointmentValues, 'contact' | 'kind' | 'title'>>,
): AppointmentValues {
  const isTitleTyped = what.title === undefined ? values.isTitleTyped : what.title !== '';
  const changed = { ...values, ...what, isTitleTyped };
  if (isTitleTyped || what.title !== undefined) return changed;
  return { ...changed, title: suggestedTitle(changed.kind, changed.contact?.name ?? null) };
}

/** How long it lasts; null while that cannot be said. */
export interface Length {
  readonly minutes: number | null;
  /** From the first day of an all-day appointment to its last. */
  readonly days: number | null;
}

export const lengthOf = (values: AppointmentValues): Length => ({
  minutes: minutesOf(values),
  days: daysBetween(values.date, values.lastDay),
});

/**
 * The end moves with the start, so that it lasts as long as before.
 *
 * @param length as it was before the start was touched: half typed or emptied, it says nothing
 */
export function withStart(
  values: AppointmentValues,
  start: Partial<Pick<AppointmentValues, 'date' | 'time' | 'timeZone'>>,
  { minutes, days }: Length = lengthOf(values),
): AppointmentValues {
  const moved = { ...values, ...start };
  const lastDay = (days === null ? moved.date : dayAfter(moved.date, days)) ?? values.lastDay;
  const timed = minutes === null ? moved : withMinutes(moved, minutes);
  return { ...timed, lastDay };
}

/** Several days stay several; a night is of the day on which it begins. */
export function withAllDay(values: AppointmentValues, allDay: boolean): AppointmentValues {
  const { date, time, endDate, endTime, lastDay } = values;
  const days = daysBetween(date, endDate) ?? 0;
  const isNight = days === 1 && endTime <= time;
  if (allDay) return { ...values, allDay, lastDay: isNight ? date : endDate };
  const ends = lastDay === date && endTime <= time ? dayAfter(date, 1) : lastDay;
  return { ...values, allDay, endDate: ends ?? date };
}

/** An end before the start is meant on the next day; what lasts longer than a day goes on so. */
export function withEndTime(values: AppointmentValues, endTime: string): AppointmentValues {
  const days = daysBetween(values.date, values.endDate);
  const isLong = days !== null && (days > 1 || (days === 1 && values.endTime > values.time));
  if (endTime === '' || days === null || isLong) return { ...values, endTime };
  const endDate = endTime > values.time ? values.date : dayAfter(values.date, 1);
  return { ...values, endTime, endDate: endDate ?? values.endDate };
}

export function withMinutes(values: AppointmentValues, minutes: number): AppointmentValues {
  const start = momentOf(values, values.timeZone);
  if (start === undefined) return values;
  const end = wallTimeOf(new Date(start.moment.getTime() + minutes * minuteMs), values.timeZone);
  return { ...values, endDate: end.date, endTime: end.time };
}

/** How long it lasts by the clock on the wall's zone; null while that cannot be said. */
export function minutesOf(values: AppointmentValues): number | null {
  const start = momentOf(values, values.timeZone);
  const end = momentOf({ date: values.endDate, time: values.endTime }, values.timeZone);
  if (start === undefined || end === undefined || end.moment <= start.moment) return null;
  return (end.moment.getTime() - start.moment.getTime()) / minuteMs;
}

function daysBetween(first: string, last: string): number | null {
  const days = (Date.parse(last) - Date.parse(first)) / dayMs;
  return Number.isNaN(days) || days < 0 ? null : days;
}

function dayAfter(date: string, days: number): string | null {
  const moment = Date.parse(date);
  return Number.isNaN(moment) ? null : new Date(moment + days * dayMs).toISOString().slice(0, 10);
}
