import type { Appointment } from '../appointments/appointment.lists.js';
import { dayOf } from '../time/zone.days.js';

/** The first and the last day on which an appointment is, as a person in this zone sees it. */
export interface DaySpan {
  readonly first: string;
  readonly last: string;
}

/** All-day ones are on their dates wherever one is; the others are on the days of the zone. */
export function spanOf(appointment: Appointment, timeZone: string): DaySpan {
  const { startsOn, endsOn } = appointment;
  if (startsOn !== null && endsOn !== null) return { first: startsOn, last: endsOn };
  const first = dayOf(Date.parse(appointment.startsAt), timeZone);
  // Until midnight is not on the next day.
  const last = dayOf(Date.parse(appointment.endsAt) - 1, timeZone);
  return { first, last: last < first ? first : last };
}
