import type { Appointment } from './appointment.lists.js';
import { type Kind, suggestedTitle } from './kind.words.js';
import { momentOf, type WallReading, type WallTime, wallTimeOf } from '../time/wall.time.js';

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
  /** The second time of two that are equal, in the night in which the clocks go back. */
  readonly isAgain: boolean;
  readonly endDate: string;
  readonly endTime: string;
  readonly isEndAgain: boolean;
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
  const isToday = day === undefined || day === today.date;
  const start = isToday ? today : { date: day, time: '10:00', isAgain: false };
  const untimed: AppointmentValues = {
    contact: null,
    kind: 'property_tour',
    title: '',
    isTitleTyped: false,
    allDay: false,
    ...start,
    endDate: start.date,
    endTime: start.time,
    isEndAgain: start.isAgain,
    lastDay: start.date,
    timeZone,
    location: '',
    notes: '',
  };
  return withMinutes(untimed, 60);
}

export function valuesOf(appointment: Appointment): AppointmentValues {
  const { contactId, contactName, kind, title, allDay, timeZone, location, notes } = appointment;
  const { startsOn, startsAt, endsAt } = appointment;
  /** @param hour that a whole day begins or ends at, should it become a timed one */
  const wallOf = (moment: string, hour: string): WallTime =>
    startsOn === null
      ? wallTimeOf(new Date(moment), timeZone)
      : { date: startsOn, time: hour, isAgain: false };
  const start = wallOf(startsAt, '10:00');
  const end = wallOf(endsAt, '11:00');
  return {
    contact: { id: contactId, name: contactName },
    kind,
    title,
    isTitleTyped: title !== suggestedTitle(kind, contactName),
    allDay,
    ...start,
    endDate: end.date,
    endTime: end.time,
    isEndAgain: end.isAgain,
    lastDay: appointment.endsOn ?? start.date,
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
 * The end moves with the start, so that it lasts as long as before. Of a start that comes twice the
 * first is meant.
 *
 * @param length as it was before the start was touched: half typed or emptied, it says nothing
 */
export function withStart(
  values: AppointmentValues,
  start: Partial<Pick<AppointmentValues, 'date' | 'time' | 'timeZone'>>,
  { minutes, days }: Length = lengthOf(values),
): AppointmentValues {
  const moved = { ...values, ...start, isAgain: false };
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
  const timed = { ...values, allDay, endDate: lastDay };
  const isOver = lastDay === date && endTime <= time && minutesOf(timed) === null;
  return isOver ? { ...timed, endDate: dayAfter(date, 1) ?? date } : timed;
}

/** An end before the start is meant on the next day; what lasts longer than a day goes on so. */
export function withEndTime(values: AppointmentValues, endTime: string): AppointmentValues {
  const days = daysBetween(values.date, values.endDate);
  const isLong = days !== null && (days > 1 || (days === 1 && values.endTime > values.time));
  if (endTime === '' || days === null || isLong) return withEnd(values, { endTime });
  const onDay = withEnd(values, { endTime, endDate: values.date });
  if (endTime > values.time || minutesOf(onDay) !== null) return onDay;
  return withEnd(values, { endTime, endDate: dayAfter(values.date, 1) ?? values.endDate });
}

/** Of an end that comes twice the first one after the start is meant. */
export function withEnd(
  values: AppointmentValues,
  end: Partial<Pick<AppointmentValues, 'endDate' | 'endTime'>>,
): AppointmentValues {
  const first = { ...values, ...end, isEndAgain: false };
  const isBehind = endOf(first)?.found === 'first' && minutesOf(first) === null;
  return { ...first, isEndAgain: isBehind && startOf(first) !== undefined };
}

export function withMinutes(values: AppointmentValues, minutes: number): AppointmentValues {
  const start = startOf(values);
  if (start === undefined) return values;
  const end = wallTimeOf(new Date(start.moment.getTime() + minutes * minuteMs), values.timeZone);
  return { ...values, endDate: end.date, endTime: end.time, isEndAgain: end.isAgain };
}

/** How long it lasts by the clock on the wall's zone; null while that cannot be said. */
export function minutesOf(values: AppointmentValues): number | null {
  const [start, end] = [startOf(values), endOf(values)];
  if (start === undefined || end === undefined || end.moment <= start.moment) return null;
  return (end.moment.getTime() - start.moment.getTime()) / minuteMs;
}

/** When it begins; undefined while that is not wholly typed. */
export const startOf = (values: AppointmentValues): WallReading | undefined =>
  momentOf(values, values.timeZone);

export const endOf = (values: AppointmentValues): WallReading | undefined => {
  const { endDate, endTime, isEndAgain, timeZone } = values;
  return momentOf({ date: endDate, time: endTime, isAgain: isEndAgain }, timeZone);
};

function daysBetween(first: string, last: string): number | null {
  const days = (Date.parse(last) - Date.parse(first)) / dayMs;
  return Number.isNaN(days) || days < 0 ? null : days;
}

function dayAfter(date: string, days: number): string | null {
  const moment = Date.parse(date);
  return Number.isNaN(moment) ? null : new Date(moment + days * dayMs).toISOString().slice(0, 10);
}
