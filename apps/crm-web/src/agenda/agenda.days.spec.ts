import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { agendaDays, continuation } from './agenda.days.js';
import { anAllDay, anAppointment } from '../appointments/appointment.fixture.js';

const timeZone = 'Europe/Amsterdam';
const always: readonly string[] = [];
const from = '2026-11-24';
const until = '2026-12-31';
const timed = (startsAt: string, endsAt: string) => anAppointment({ startsAt, endsAt });

describe('the days of an agenda', () => {
  it('are those on which something is, and those that always stand there', () => {
    const tour = timed('2026-11-27T09:00:00Z', '2026-11-27T10:00:00Z');
    expect(agendaDays([tour], { timeZone, from, until, always: [from] })).toEqual([
      { day: from, entries: [] },
      { day: '2026-11-27', entries: [{ appointment: tour, nth: 1, of: 1 }] },
    ]);
  });

  it('show what is across midnight on both days', () => {
    const night = timed('2026-11-24T21:00:00Z', '2026-11-25T01:00:00Z');
    expect(agendaDays([night], { timeZone, from, until, always })).toEqual([
      { day: '2026-11-24', entries: [{ appointment: night, nth: 1, of: 2 }] },
      { day: '2026-11-25', entries: [{ appointment: night, nth: 2, of: 2 }] },
    ]);
  });

  it('do not show what ends at midnight on the day that begins then', () => {
    const evening = timed('2026-11-24T21:00:00Z', '2026-11-24T23:00:00Z');
    expect(agendaDays([evening], { timeZone, from, until, always }).map(({ day }) => day)).toEqual([
      from,
    ]);
  });

  it('show all-day ones by their dates, wherever one is', () => {
    const fair = anAllDay('2026-11-24', '2026-11-25');
    for (const zone of ['Pacific/Kiritimati', 'Pacific/Pago_Pago']) {
      const days = agendaDays([fair], { timeZone: zone, from, until, always });
      expect(days.map(({ day }) => day)).toEqual(['2026-11-24', '2026-11-25']);
    }
  });

  it('begin with what is all day, then go by the clock', () => {
    const late = timed('2026-11-24T15:00:00Z', '2026-11-24T16:00:00Z');
    const early = timed('2026-11-24T08:00:00Z', '2026-11-24T17:00:00Z');
    const fair = anAllDay(from);
    const [day] = agendaDays([late, early, fair], { timeZone, from, until, always });
    expect(day?.entries.map((entry) => entry.appointment)).toEqual([fair, early, late]);
  });

  it('stay within what is wanted', () => {
    const month = anAllDay('2026-11-01', '2026-11-30');
    const days = agendaDays([month], {
      timeZone,
      from,
      until: '2026-11-26',
      always: ['2026-11-23', '2026-11-27'],
    });
    expect(days.map(({ day }) => day)).toEqual(['2026-11-24', '2026-11-25', '2026-11-26']);
    expect(days.map(({ entries }) => entries[0]?.nth)).toEqual([24, 25, 26]);
    expect(days.map(({ entries }) => entries[0]?.of)).toEqual([30, 30, 30]);
  });

  it.each([
    ['2026-11-24', '2026-11-24', [undefined]],
    ['2026-11-24', '2026-11-25', ['Day 1 of 2', 'Continues']],
    [
      '2026-11-24',
      '2026-11-26',
      [
        'Day 1 of 3',
        'Continues, day\u00a02\u00a0of\u00a03',
        'Continues, day\u00a03\u00a0of\u00a03',
      ],
    ],
  ])('say of what is all day from %s to %s how it goes on', (first, last, words) => {
    const days = agendaDays([anAllDay(first, last)], { timeZone, from, until, always });
    expect(days.flatMap(({ entries }) => entries.map(continuation))).toEqual(words);
  });

  it('leave it to the time to say that something goes on past midnight', () => {
    const night = timed('2026-11-24T21:00:00Z', '2026-11-25T01:00:00Z');
    const days = agendaDays([night], { timeZone, from, until, always });
    expect(days.flatMap(({ entries }) => entries.map(continuation))).toEqual([
      undefined,
      'Continues',
    ]);
  });

  it('are the days of the zone, across each change of its clocks', () => {
    const zones = ['Europe/Amsterdam', 'America/New_York', 'Africa/Cairo', 'Australia/Lord_Howe'];
    const arbitrary = fc.record({
      zone: fc.constantFrom(...zones),
      // Around the changes of 2026, in spring and in autumn.
      start: fc.oneof(
        fc.integer({ min: Date.UTC(2026, 2, 1), max: Date.UTC(2026, 4, 1) }),
        fc.integer({ min: Date.UTC(2026, 8, 20), max: Date.UTC(2026, 10, 10) }),
      ),
      minutes: fc.integer({ min: 1, max: 4 * 24 * 60 }),
    });
    fc.assert(
      fc.property(arbitrary, ({ zone, start, minutes }) => {
        const begin = DateTime.fromMillis(start, { zone });
        const end = begin.plus({ minutes });
        const expected: (string | null)[] = [];
        for (let day = begin.startOf('day'); day < end; day = day.plus({ days: 1 }).startOf('day'))
          expected.push(day.toISODate());
        const one = timed(begin.toJSDate().toISOString(), end.toJSDate().toISOString());
        const days = agendaDays([one], { timeZone: zone, from: '2026-01-01', until, always });
        expect(days.map(({ day }) => day)).toEqual(expected);
        expect(days.map(({ entries }) => entries.length)).toEqual(expected.map(() => 1));
      }),
      { numRuns: 300 },
    );
  });
});
