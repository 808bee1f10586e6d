import type { Schemas } from '../api/api.client.js';

export type Appointment = Schemas['AppointmentView'];

/** What a list is of: a span of time, a contact, or what could not be synced. */
export type ListScope =
  | { readonly from: string; readonly to: string }
  | { readonly contactId: string }
  | { readonly sync: 'failed' };

type Listed = readonly Appointment[];

/** A list as it is once an appointment is so: moved, changed, taken in, or left out. */
export function withAppointment(list: Listed, scope: ListScope, changed: Appointment): Listed {
  const others = withoutAppointment(list, changed.id);
  if (!belongs(changed, scope)) return others;
  return [...others, changed].toSorted(byStart);
}

/** The same list where it did not hold the appointment, so that nothing is drawn anew. */
export function withoutAppointment(list: Listed, id: string): Listed {
  return list.some((one) => one.id === id) ? list.filter((one) => one.id !== id) : list;
}

/** As the API lists them. */
export function byStart(one: Appointment, other: Appointment): number {
  const order = Date.parse(one.startsAt) - Date.parse(other.startsAt);
  return order === 0 ? one.id.localeCompare(other.id) : order;
}

/** What goes on or comes, soonest first; and what is over, the latest first. */
export function upcomingAndPast(list: Listed, now: Date): { upcoming: Listed; past: Listed } {
  const isOver = ({ endsAt }: Appointment): boolean => Date.parse(endsAt) <= now.getTime();
  return {
    upcoming: list.filter((one) => !isOver(one)),
    past: list.filter((one) => isOver(one)).toReversed(),
  };
}

function belongs(appointment: Appointment, scope: ListScope): boolean {
  if ('contactId' in scope) return appointment.contactId === scope.contactId;
  if ('sync' in scope) return appointment.sync.state === scope.sync;
  return (
    Date.parse(appointment.endsAt) > Date.parse(scope.from) &&
    Date.parse(appointment.startsAt) < Date.parse(scope.to)
  );
}
