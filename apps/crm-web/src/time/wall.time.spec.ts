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
        expect(wallTimeOf(at, zone)).toEqual({
          date: there.toFormat('yyyy-MM-dd'),
          time: there.toFormat('HH:mm'),
        });
        expect(offsetAt(at, zone)).toBe(there.offset * 60_000);
      }),
    );
  });

  it('leads back to a moment at which it shows the same', () => {
    fc.assert(
      fc.property(moment, zone, (at, zone) => {
        const wall = wallTimeOf(at, zone);
        const reading = momentOf(wall, zone);
        expect(reading?.found).not.toBe('gap');
        expect(wallTimeOf(reading?.moment ?? at, zone)).toEqual(wall);
        // In an hour that comes twice, the first.
        expect(reading?.moment.getTime()).toBeLessThanOrEqual(at.getTime());
        const isItself =
          reading?.found === 'once' ? reading.moment.getTime() === at.getTime() : true;
        expect(isItself).toBe(true);
      }),
    );
  });

  it.each([
    ['2026-03-29', '02:30', 'Europe/Amsterdam', '2026-03-29T01:30:00.000Z'],
    ['2026-03-08', '02:00', 'America/New_York', '2026-03-08T07:00:00.000Z'],
    ['2026-10-04', '02:15', 'Australia/Lord_Howe', '2026-10-03T15:45:00.000Z'],
  ])('means as much later what is skipped: %s %s in %s', (date, time, zone, meant) => {
    const reading = momentOf({ date, time }, zone);
    expect(reading).toEqual({ moment: new Date(meant), found: 'gap' });
    expect(DateTime.fromISO(`${date}T${time}`, { zone }).toJSDate()).toEqual(reading?.moment);
  });

  it.each([
    ['2026-10-25', '02:30', 'Europe/Amsterdam', '2026-10-25T00:30:00.000Z'],
    ['2026-11-01', '01:00', 'America/New_York', '2026-11-01T05:00:00.000Z'],
  ])('means the first of two: %s %s in %s', (date, time, zone, meant) => {
    expect(momentOf({ date, time }, zone)).toEqual({ moment: new Date(meant), found: 'overlap' });
  });

  it.each([
    ['', '10:00'],
    ['2026-11-24', ''],
    ['2026-13-01', '10:00'],
  ])('says nothing while %j %j is typed', (date, time) => {
    expect(momentOf({ date, time }, 'UTC')).toBeUndefined();
  });
});
