import * as fc from 'fast-check';
import type { AppointmentPayload, AppointmentTimes } from '#shared/outbox/index.js';
import type { GoogleEvent } from '../google/google.event.js';
import { eventIdOf } from './event.identity.js';

export const appointmentId = '0190f3a2-7c1e-7b2a-9d3e-5f6a7b8c9d0e';

export const tour: AppointmentPayload = {
  kind: 'property_tour',
  title: 'Tour of 1 Main St',
  times: {
    allDay: false,
    startsAt: '2026-06-01T14:00:00.000Z',
    endsAt: '2026-06-01T15:00:00.000Z',
    timeZone: 'America/Chicago',
  },
  location: '1 Main St, Springfield',
  notes: 'Bring the keys.',
  client: { name: 'Nora Buyer', email: 'nora@example.com', phone: '+1 555 0100' },
  url: 'https://alt.example.com/appointments/0190f3a2',
};

/** An event of the appointment above as Google might answer it. */
export function foundEvent(changes: Partial<GoogleEvent> = {}): GoogleEvent {
  return {
    id: eventIdOf(appointmentId, 0),
    etag: '"1"',
    status: 'confirmed',
    htmlLink: 'https://www.google.com/calendar/event?eid=x',
    organizerEmail: 'ana@example.com',
    summary: tour.title,
    description: null,
    location: null,
    start: null,
    end: null,
    source: null,
    privateProperties: { altAppointmentId: appointmentId, altVersion: '1' },
    ...changes,
  };
}

const isoDate = (date: Date): string => date.toISOString().slice(0, 10);
const instant = fc.date({
  min: new Date('2000-01-01T00:00:00Z'),
  max: new Date('2099-12-30T00:00:00Z'),
  noInvalidDate: true,
});
const zone = fc.constantFrom(
  'America/New_York',
  'America/St_Johns',
  'Europe/Berlin',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Pacific/Apia',
  'UTC',
);

const timed: fc.Arbitrary<AppointmentTimes> = fc
  .tuple(instant, fc.integer({ min: 1, max: 10_000 }), zone)
  .map(([startsAt, minutes, timeZone]) => ({
    allDay: false,
    startsAt: startsAt.toISOString(),
    endsAt: new Date(startsAt.getTime() + minutes * 60_000).toISOString(),
    timeZone,
  }));

const wholeDays: fc.Arbitrary<AppointmentTimes> = fc
  .tuple(instant, fc.integer({ min: 0, max: 30 }), zone)
  .map(([day, more, timeZone]) => ({
    allDay: true,
    startsOn: isoDate(day),
    endsOn: isoDate(new Date(day.getTime() + more * 86_400_000)),
    timeZone,
  }));

const text = fc.string({ unit: 'binary', maxLength: 60 });

/** Any appointment that the contract allows, lone surrogates and control characters included. */
export const anyPayload: fc.Arbitrary<AppointmentPayload> = fc.record({
  kind: fc.constantFrom('property_tour', 'listing_presentation', 'follow_up_call', 'other'),
  title: text,
  times: fc.oneof(timed, wholeDays),
  location: fc.option(text),
  notes: fc.option(
    fc.oneof(text, fc.string({ unit: 'binary', minLength: 8_000, maxLength: 9_000 })),
  ),
  client: fc.record({ name: text, email: fc.option(text), phone: fc.option(text) }),
  url: fc.oneof(fc.webUrl(), text),
});
