import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { momentOf, offsetAt, wallTimeOf } from './wall.time.js';

const zones = [
  'UTC',
  'Europe/Amsterdam',
  'America/New_York',
  'America/St_Johns',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Pacific/Chatham',
  'Africa/Casablanca',
];
const zone = fc.constantFrom(...zones);
const moment = fc
  .date({ min: new Date('1975-01-01'), max: new Date('2037-12-31'), noInvalidDate: true })
  .map((date) => new Date(Math.floor(date.getTime() / 60_000) * 60_000));

describe('the clock on a wall', () => {
  it('shows what it does by another library, too', () => {
    fc.assert(
      fc.property(moment, zone, (at, zone) => {
        const there = DateTime.fromJSDate(at, { zone });
        expect(wallTimeOf(at, zone)).toMatchObject({
          date: there.toFormat('yyyy-MM-dd'),
          time: there.toFormat('HH:mm'),
        });
        expect(offsetAt(at, zone)).toBe(there.offset * 60_000);
      }),
    );
  });

  it('leads back to the very moment, also in an hour that comes twice', () => {
    fc.assert(
      fc.property(moment, zone, (at, zone) => {
        const wall = wallTimeOf(at, zone);
        const reading = momentOf(wall, zone);
        expect(reading?.moment).toEqual(at);
        expect(wall.isAgain).toBe(reading?.found === 'second');
      }),
    );
  });

  it.each([
    ['2026-03-29', '02:30', 'Europe/Amsterdam', '2026-03-29T01:30:00.000Z'],
    ['2026-03-08', '02:00', 'America/New_York', '2026-03-08T07:00:00.000Z'],
    ['2026-10-04', '02:15', 'Australia/Lord_Howe', '2026-10-03T15:45:00.000Z'],
  ])('means as much later what is skipped: %s %s in %s', (date, time, zone, meant) => {
    const reading = momentOf({ date, time, isAgain: false }, zone);
    expect(reading).toEqual({ moment: new Date(meant), found: 'gap' });
    expect(DateTime.fromISO(`${date}T${time}`, { zone }).toJSDate()).toEqual(reading?.moment);
  });

  it.each([
    ['2026-10-25', '02:30', 'Europe/Amsterdam', '2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z'],
    ['2026-11-01', '01:00', 'America/New_York', '2026-11-01T05:00:00Z', '2026-11-01T06:00:00Z'],
    ['2026-04-05', '01:45', 'Australia/Lord_Howe', '2026-04-04T14:45:00Z', '2026-04-04T15:15:00Z'],
  ])('means the first of two, or the second: %s %s in %s', (date, time, zone, first, second) => {
    for (const [isAgain, meant, found] of [
      [false, first, 'first'],
      [true, second, 'second'],
    ] as const) {
      expect(momentOf({ date, time, isAgain }, zone)).toEqual({ moment: new Date(meant), found });
      expect(wallTimeOf(new Date(meant), zone)).toEqual({ date, time, isAgain });
    }
  });

  it('means what comes once, whichever of two is asked for', () => {
    const wall = { date: '2026-11-24', time: '10:00' };
    const once = { moment: new Date('2026-11-24T10:00:00Z'), found: 'once' };
    expect(momentOf({ ...wall, isAgain: true }, 'UTC')).toEqual(once);
    expect(momentOf({ ...wall, isAgain: false }, 'UTC')).toEqual(once);
  });

  it.each([
    ['', '10:00'],
    ['2026-11-24', ''],
    ['2026-13-01', '10:00'],
  ])('says nothing while %j %j is typed', (date, time) => {
    expect(momentOf({ date, time, isAgain: false }, 'UTC')).toBeUndefined();
  });
});
