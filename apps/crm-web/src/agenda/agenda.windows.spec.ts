import { describe, expect, it } from '@jest/globals';
import { windowsFrom } from './agenda.windows.js';

describe('what an agenda loads', () => {
  it('is four weeks at once, by the days of the zone, without a gap between', () => {
    expect(windowsFrom('2026-10-01', 2, 'Europe/Amsterdam')).toEqual([
      // The clocks go back on the 25th: 28 days and an hour.
      { from: '2026-09-30T22:00:00.000Z', to: '2026-10-28T23:00:00.000Z' },
      { from: '2026-10-28T23:00:00.000Z', to: '2026-11-25T23:00:00.000Z' },
    ]);
  });
});
