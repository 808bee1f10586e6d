import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { addDays, dayOf, daysBetween, minuteOf, startOfDay, weekdayOf } from './zone.days.js';

/** Clocks that change at 02:00, at midnight (there is no 00:00), by half an hour, and not at all. */
const zones = [
  'Europe/Amsterdam',
  'America/New_York',
  'Africa/Cairo',
  'America/Santiago',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Asia/Kathmandu',
  'UTC',
];
const zone = fc.constantFrom(...zones);
const moment = fc.integer({ min: Date.UTC(2015, 0, 1), max: Date.UTC(2039, 0, 1) });

describe('a day in a zone', () => {
  it('is the one that the clocks there show', () => {
    fc.assert(
      fc.property(moment, zone, (at, timeZone) => {
        const there = DateTime.fromMillis(at, { zone: timeZone });
        expect(dayOf(at, timeZone)).toBe(there.toISODate());
        expect(minuteOf(at, timeZone)).toBe(there.hour * 60 + there.minute);
        expect(weekdayOf(dayOf(at, timeZone))).toBe(there.weekday);
      }),
    );
  });

  it('begins with its first moment, whatever the clocks do', () => {
    fc.assert(
      fc.property(moment, zone, (at, timeZone) => {
        const day = dayOf(at, timeZone);
        const start = startOfDay(day, timeZone);
        expect(dayOf(start, timeZone)).toBe(day);
        expect(dayOf(start - 1, timeZone)).toBe(addDays(day, -1));
      }),
      { numRuns: 400 },
    );
  });

  it.each([
    ['Europe/Amsterdam', '2026-03-29', '2026-03-28T23:00:00.000Z'],
    ['Europe/Amsterdam', '2026-03-30', '2026-03-29T22:00:00.000Z'],
    ['Europe/Amsterdam', '2026-10-25', '2026-10-24T22:00:00.000Z'],
    ['Europe/Amsterdam', '2026-10-26', '2026-10-25T23:00:00.000Z'],
    // 00:00 does not come: the day begins at 01:00.
    ['Africa/Cairo', '2026-04-24', '2026-04-23T22:00:00.000Z'],
    // 23:00 comes twice on the day before.
    ['Africa/Cairo', '2026-10-30', '2026-10-29T22:00:00.000Z'],
    // The day did not come at all.
    ['Pacific/Apia', '2011-12-30', '2011-12-30T10:00:00.000Z'],
  ])('in %s, the %s begins at %s', (timeZone, day, start) => {
    expect(new Date(startOfDay(day, timeZone)).toISOString()).toBe(start);
  });

  it('is counted across months, leap days and clock changes', () => {
    expect(addDays('2028-02-28', 2)).toBe('2028-03-01');
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
    expect(daysBetween('2026-10-24', '2026-10-27')).toBe(3);
    expect(daysBetween('2026-03-30', '2026-03-28')).toBe(-2);
  });
});
