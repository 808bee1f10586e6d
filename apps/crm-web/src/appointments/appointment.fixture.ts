import type { Appointment } from './appointment.lists.js';

/** An appointment for tests; each has an id of its own. */
export function anAppointment(given: Partial<Appointment> = {}): Appointment {
  return {
    id: crypto.randomUUID(),
    contactId: '0a1b2c3d-4e5f-4a6b-8c7d-0123456789ab',
    contactName: 'Ada Byron',
    kind: 'property_tour',
    title: 'Tour of 12 Canal Street',
    allDay: false,
    startsAt: '2026-11-24T09:00:00.000Z',
    endsAt: '2026-11-24T10:00:00.000Z',
    startsOn: null,
    endsOn: null,
    timeZone: 'Europe/Amsterdam',
    location: null,
    notes: null,
    version: 1,
    createdAt: '2026-11-01T00:00:00.000Z',
    updatedAt: '2026-11-01T00:00:00.000Z',
    sync: {
      state: 'synced',
      syncedVersion: 1,
      syncedAt: '2026-11-01T00:00:00.000Z',
      nextAttemptAt: null,
      reason: null,
      eventUrl: null,
    },
    ...given,
  };
}

export function anAllDay(startsOn: string, endsOn: string = startsOn): Appointment {
  // Its moments are those of its own zone; what counts are its dates.
  return anAppointment({
    allDay: true,
    startsOn,
    endsOn,
    startsAt: `${startsOn}T00:00:00.000Z`,
    endsAt: `${endsOn}T23:00:00.000Z`,
  });
}
