import type { LaneRow } from './calendar.audit.js';
import type { AppointmentRow } from './event.expectation.js';
import type { JournalCall } from './journal.audit.js';
import type { StandingEvent } from './standing.event.js';

/* One appointment that stands in its calendar as it should: a test changes what it is about. */

export const appointmentId = '0b1f6e0e-6a5b-4a3e-9a53-0d1c2b7f8e11';
export const eventId = 'alt0b1f6e0e6a5b4a3e9a530d1c2b7f8e11g0';
export const account = 'agent1@gmail.example';

export const appointment: AppointmentRow = {
  title: 'Tour',
  location: '12 Elm Street',
  notes: 'Bring the keys',
  kind: 'property_tour',
  allDay: false,
  startsAt: '2031-03-10T15:00:00.000Z',
  endsAt: '2031-03-10T16:00:00.000Z',
  startsOn: null,
  endsOn: null,
  timeZone: 'America/New_York',
  client: { name: 'Jordan', phone: null, email: 'jordan@example.com' },
};

export const event: StandingEvent = {
  id: eventId,
  summary: 'Tour',
  location: '12 Elm Street',
  description: 'Bring the keys\n\nClient: Jordan\nE-mail: jordan@example.com\nKind: Property tour',
  start: { dateTime: '2031-03-10T11:00:00-04:00', timeZone: 'America/New_York' },
  end: { dateTime: '2031-03-10T12:00:00-04:00', timeZone: 'America/New_York' },
};

export const lane: LaneRow = {
  id: appointmentId,
  state: 'done',
  wantedVersion: 3,
  doneVersion: 3,
  hasReceipt: true,
  error: null,
  appointment,
};

/** A write of a version that Google took. */
export function write(
  operation: 'insert' | 'update' | 'delete',
  version: number,
  differently: Partial<JournalCall> = {},
): JournalCall {
  return {
    at: '2031-01-01T10:00:00.000Z',
    operation,
    account,
    status: operation === 'delete' ? 204 : 200,
    reason: null,
    eventId,
    durationMs: 1,
    body: { extendedProperties: { private: { altVersion: String(version) } } },
    ...differently,
  };
}
