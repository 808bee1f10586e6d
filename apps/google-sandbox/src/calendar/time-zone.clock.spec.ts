import { describe, expect, it } from '@jest/globals';
import { dateTimeIn, isTimeZone, readDateTime } from './time-zone.clock.js';

describe('time zones', () => {
  it.each(['America/New_York', 'Europe/Kyiv', 'UTC', 'Etc/GMT+5'])('know %s', (name) => {
    expect(isTimeZone(name)).toBe(true);
  });

  it.each(['Mars/Base', '+02:00', 'Z', '', 'W. Europe Standard Time'])('refuse %s', (name) => {
    expect(isTimeZone(name)).toBe(false);
  });

  it.each([
    ['America/New_York', '2026-06-01T14:00:00Z', '2026-06-01T10:00:00-04:00'],
    ['America/New_York', '2026-12-01T15:00:00Z', '2026-12-01T10:00:00-05:00'],
    ['Asia/Kolkata', '2026-06-01T00:00:00Z', '2026-06-01T05:30:00+05:30'],
    ['UTC', '2026-06-01T14:00:00Z', '2026-06-01T14:00:00Z'],
    ['Europe/London', '2026-12-01T14:00:00Z', '2026-12-01T14:00:00Z'],
  ])('write in %s the instant %s', (zone, instant, written) => {
    expect(dateTimeIn(zone, Date.parse(instant))).toBe(written);
  });

  it('reads a wall-clock time that the clocks skip as the hour after', () => {
    expect(readDateTime('2026-03-08T02:30:00', 'America/New_York')?.epochMs).toBe(
      Date.parse('2026-03-08T07:30:00Z'),
    );
  });

  it('reads a wall-clock time that happens twice as its first time', () => {
    expect(readDateTime('2026-11-01T01:30:00', 'America/New_York')?.epochMs).toBe(
      Date.parse('2026-11-01T05:30:00Z'),
    );
  });
});
