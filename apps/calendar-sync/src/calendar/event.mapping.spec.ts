import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { DateTime } from 'luxon';
import type { AppointmentPayload, AppointmentTimes } from '#shared/outbox/index.js';
import type { EventTime } from '../google/google.event.js';
import { anyPayload, appointmentId, tour } from './appointment.fixture.js';
import { eventBodyOf } from './event.mapping.js';

const bodyOf = (changes: Partial<AppointmentPayload> = {}, generation = 0) =>
  eventBodyOf({ appointmentId, version: 7, payload: { ...tour, ...changes } }, generation);

/** An event's time as another library reads it: a day, or an instant and a zone. */
function asLuxonReads(time: EventTime): unknown {
  if ('date' in time) return DateTime.fromISO(time.date).toISODate();
  return [DateTime.fromISO(time.dateTime).toMillis(), time.timeZone];
}

/** What the appointment means by Google's reading: its end is exclusive. */
function boundsOf(times: AppointmentTimes): readonly unknown[] {
  if (times.allDay) {
    const dayAfter = DateTime.fromISO(times.endsOn, { zone: 'UTC' }).plus({ days: 1 });
    return [times.startsOn, dayAfter.toISODate()];
  }
  const { startsAt, endsAt, timeZone } = times;
  return [startsAt, endsAt].map((at) => [DateTime.fromISO(at).toMillis(), timeZone]);
}

describe('the event for an appointment', () => {
  it('says all that the agent needs', () => {
    expect(bodyOf({}, 2)).toEqual({
      id: 'alt0190f3a27c1e7b2a9d3e5f6a7b8c9d0eg2',
      status: 'confirmed',
      summary: 'Tour of 1 Main St',
      description: [
        'Bring the keys.',
        '',
        'Client: Nora Buyer',
        'Phone: +1 555 0100',
        'E-mail: nora@example.com',
        'Kind: Property tour',
      ].join('\n'),
      location: '1 Main St, Springfield',
      start: { dateTime: '2026-06-01T14:00:00.000Z', timeZone: 'America/Chicago' },
      end: { dateTime: '2026-06-01T15:00:00.000Z', timeZone: 'America/Chicago' },
      source: {
        title: 'Agent Lead Tracker',
        url: 'https://alt.example.com/appointments/0190f3a2',
      },
      extendedProperties: { private: { altAppointmentId: appointmentId, altVersion: '7' } },
      reminders: { useDefault: true },
    });
  });

  it('leaves out what there is none of', () => {
    const client = { name: 'Nora', email: null, phone: null };
    const body = bodyOf({ location: null, notes: null, client, kind: 'follow_up_call' });
    expect(body).not.toHaveProperty('location');
    expect(body.description).toBe('Client: Nora\nKind: Follow-up call');
    expect(bodyOf({ location: '  ' })).not.toHaveProperty('location');
    expect(bodyOf({ notes: ' \n ' }).description).toMatch(/^Client: /);
  });

  it.each([
    ['property_tour', 'Property tour'],
    ['listing_presentation', 'Listing presentation'],
    ['follow_up_call', 'Follow-up call'],
    ['other', 'Other'],
  ] as const)('calls %s by its words', (kind, words) => {
    expect(bodyOf({ kind }).description).toMatch(new RegExp(`^Kind: ${words}$`, 'm'));
  });

  it.each([['javascript:alert(1)'], ['/appointments/1'], ['ftp://example.com/'], ['']])(
    'has no source where the link is %j',
    (url) => {
      expect(bodyOf({ url })).not.toHaveProperty('source');
    },
  );

  it.each([
    ['2026-06-01', '2026-06-01', '2026-06-02'],
    ['2026-06-01', '2026-06-03', '2026-06-04'],
    ['2028-02-28', '2028-02-28', '2028-02-29'],
    ['2026-12-31', '2026-12-31', '2027-01-01'],
    ['2026-03-07', '2026-03-08', '2026-03-09'],
  ])('whole days from %s to %s end before %s', (startsOn, endsOn, end) => {
    const times = { allDay: true, startsOn, endsOn, timeZone: 'America/New_York' } as const;
    expect(bodyOf({ times })).toMatchObject({ start: { date: startsOn }, end: { date: end } });
  });

  it('never invites anybody, and leaves Google its own fields', () => {
    fc.assert(
      fc.property(anyPayload, (payload) => {
        const written = Object.keys(bodyOf(payload));
        expect(written).toEqual(expect.not.arrayContaining(['attendees', 'sequence', 'iCalUID']));
      }),
    );
  });

  it('means the same instants and days as another library makes of the appointment', () => {
    fc.assert(
      fc.property(anyPayload, (payload) => {
        const { start, end } = bodyOf(payload);
        expect([start, end].map(asLuxonReads)).toEqual(boundsOf(payload.times));
      }),
    );
  });

  it('stays within Google’s bounds and whole characters, however long the notes', () => {
    fc.assert(
      fc.property(anyPayload, (payload) => {
        const { description = '', summary, location = '' } = bodyOf(payload);
        expect(description.length).toBeLessThanOrEqual(8192);
        for (const text of [description, summary, location]) expect(text.isWellFormed()).toBe(true);
      }),
    );
  });

  it('cuts the notes, never the client', () => {
    const notes = '🏠'.repeat(5_000);
    const { description = '' } = bodyOf({ notes });
    expect(description).toMatch(/^(?:🏠)+…\n\nClient: Nora Buyer\nPhone: /u);
    expect(description.length).toBeGreaterThan(8_190);
    expect(description.endsWith('Kind: Property tour')).toBe(true);
  });

  it('survives a client whose name alone is too long', () => {
    const client = { name: 'N'.repeat(9_000), email: null, phone: null };
    expect(bodyOf({ client }).description).toHaveLength(8192);
  });
});
