import { describe, expect, it } from '@jest/globals';
import { parseAppointmentPayload } from '#shared/outbox/index.js';
import type { AppointmentContent } from './appointment.changes.js';
import { payloadOf } from './appointment.payload.js';

const client = { name: 'Ada Byron', email: 'ada@example.com', phone: null };
const timed: AppointmentContent = {
  contactId: '0b1f6e0e-6a5b-4a3e-9a53-0d1c2b7f8e11',
  kind: 'listing_presentation',
  title: 'Canal Street',
  allDay: false,
  startsAt: new Date('2026-11-22T09:30:00Z'),
  endsAt: new Date('2026-11-22T10:30:00Z'),
  startsOn: null,
  endsOn: null,
  timeZone: 'Europe/Amsterdam',
  location: null,
  notes: 'Bring the keys',
};

describe('the payload of an appointment', () => {
  it('holds what the event needs, with the address of the appointment’s page', () => {
    expect(payloadOf('an-id', timed, client, 'https://alt.example.com')).toEqual({
      kind: 'listing_presentation',
      title: 'Canal Street',
      times: {
        allDay: false,
        startsAt: '2026-11-22T09:30:00.000Z',
        endsAt: '2026-11-22T10:30:00.000Z',
        timeZone: 'Europe/Amsterdam',
      },
      location: null,
      notes: 'Bring the keys',
      client,
      url: 'https://alt.example.com/appointments/an-id',
    });
  });

  it('of an all-day appointment says its dates alone', () => {
    const content = { ...timed, allDay: true, startsOn: '2026-11-22', endsOn: '2026-11-24' };
    expect(payloadOf('an-id', content, client, 'https://alt.example.com').times).toEqual({
      allDay: true,
      startsOn: '2026-11-22',
      endsOn: '2026-11-24',
      timeZone: 'Europe/Amsterdam',
    });
  });

  it('takes no more of the client than an event shows', () => {
    const withMore = { ...client, notes: 'Rich', id: 'a contact' };
    const payload = payloadOf('an-id', timed, withMore, 'https://alt.example.com');
    expect(payload.client).toEqual(client);
  });

  it('is what calendar-sync can read', () => {
    const payload = payloadOf('an-id', timed, client, 'https://alt.example.com');
    expect(parseAppointmentPayload(JSON.parse(JSON.stringify(payload)))).toEqual(payload);
  });
});
