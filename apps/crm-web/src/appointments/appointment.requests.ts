import type { Schemas } from '../api/api.client.js';
import type { Appointment } from './appointment.lists.js';
import { type AppointmentValues, endOf, startOf, valuesOf } from './appointment.values.js';

export type NewAppointment = Schemas['CreateAppointmentRequest'];
export type AppointmentChanges = Schemas['UpdateAppointmentRequest'];

/** Of a form without faults: what makes a new appointment of it. */
export function requestOf(values: AppointmentValues, stored?: Appointment): NewAppointment {
  return {
    contactId: values.contact?.id ?? '',
    kind: values.kind,
    title: values.title.trim(),
    ...timesOf(values, stored),
    location: textOrNull(values.location),
    notes: textOrNull(values.notes),
  };
}

/** Only what the person changed, so that what others changed meanwhile is left alone. */
export function changesOf(values: AppointmentValues, stored: Appointment): AppointmentChanges {
  const wanted = requestOf(values, stored);
  const was = valuesOf(stored);
  const changes: AppointmentChanges = {};
  if (wanted.contactId !== stored.contactId) changes.contactId = wanted.contactId;
  if (wanted.kind !== stored.kind) changes.kind = wanted.kind;
  if (wanted.title !== stored.title) changes.title = wanted.title;
  if (wanted.location !== stored.location) changes.location = wanted.location ?? null;
  if (wanted.notes !== stored.notes) changes.notes = wanted.notes ?? null;
  // The times belong together: half of ours and half of theirs would be nobody's.
  return isSameTime(values, was) ? changes : { ...changes, ...timesOf(values, stored) };
}

export const isUnchanged = (changes: AppointmentChanges): boolean =>
  Object.keys(changes).length === 0;

/** The appointment as it will be, for lists that do not wait for the server. */
export function foreseen(
  stored: Appointment,
  changes: AppointmentChanges,
  contactName: string,
): Appointment {
  const { startsAt, endsAt, ...others } = changes;
  return {
    ...stored,
    ...others,
    contactName,
    // The moments of days are the server's to find; until then the old place in the list will do.
    startsAt: startsAt ?? stored.startsAt,
    endsAt: endsAt ?? stored.endsAt,
    startsOn: others.startsOn === undefined ? stored.startsOn : others.startsOn,
    endsOn: others.endsOn === undefined ? stored.endsOn : others.endsOn,
    location: others.location === undefined ? stored.location : others.location,
    notes: others.notes === undefined ? stored.notes : others.notes,
    sync: unsynced(stored.sync),
  };
}

/** The newest version is not on the calendar before Google has it. */
function unsynced(sync: Appointment['sync']): Appointment['sync'] {
  const isOnTheWay = sync.state !== 'not_connected' && sync.state !== 'paused';
  return isOnTheWay ? { ...sync, state: 'waiting', reason: null, nextAttemptAt: null } : sync;
}

type Times = Pick<
  NewAppointment,
  'allDay' | 'startsAt' | 'endsAt' | 'startsOn' | 'endsOn' | 'timeZone'
>;

function timesOf(values: AppointmentValues, stored?: Appointment): Times {
  const { allDay, date, lastDay, timeZone } = values;
  if (allDay) {
    return { allDay, timeZone, startsAt: null, endsAt: null, startsOn: date, endsOn: lastDay };
  }
  const was = stored === undefined || stored.allDay ? undefined : valuesOf(stored);
  const isSameZone = was?.timeZone === timeZone;
  // What was not touched stays to the second.
  const startsAt =
    isSameZone && isSameStart(values, was)
      ? stored?.startsAt
      : startOf(values)?.moment.toISOString();
  const endsAt =
    isSameZone && isSameEnd(values, was) ? stored?.endsAt : endOf(values)?.moment.toISOString();
  return {
    allDay,
    timeZone,
    startsAt: startsAt ?? null,
    endsAt: endsAt ?? null,
    startsOn: null,
    endsOn: null,
  };
}

function isSameTime(one: AppointmentValues, other: AppointmentValues): boolean {
  if (one.allDay !== other.allDay || one.timeZone !== other.timeZone) return false;
  if (one.allDay) return one.date === other.date && one.lastDay === other.lastDay;
  return isSameStart(one, other) && isSameEnd(one, other);
}

const isSameStart = (one: AppointmentValues, other: AppointmentValues): boolean =>
  one.date === other.date && one.time === other.time && one.isAgain === other.isAgain;

const isSameEnd = (one: AppointmentValues, other: AppointmentValues): boolean =>
  one.endDate === other.endDate &&
  one.endTime === other.endTime &&
  one.isEndAgain === other.isEndAgain;

function textOrNull(text: string): string | null {
  const trimmed = text.trim();
  return trimmed === '' ? null : trimmed;
}
