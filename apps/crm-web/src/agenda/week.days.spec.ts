import { describe, expect, it } from '@jest/globals';
import { firstWeekday, weekOfDay } from './week.days.js';

describe('a week', () => {
  it.each([
    ['en-US', 7],
    ['de-DE', 1],
    ['ar-EG', 6],
    ['nl', 1],
  ])('in %s begins with day %i', (locale, day) => {
    expect(firstWeekday(locale)).toBe(day);
    // As well in a browser that does not know.
    expect(firstWeekday(locale, {})).toBe(day);
  });

  it('is asked of browsers that have it as a property', () => {
    expect(firstWeekday('de-DE', { weekInfo: { firstDay: 6 } })).toBe(6);
  });

  it('has seven days, around the one that was named', () => {
    const monday = ['23', '24', '25', '26', '27', '28', '29'].map((day) => `2026-11-${day}`);
    expect(weekOfDay('2026-11-23', 1)).toEqual(monday);
    expect(weekOfDay('2026-11-29', 1)).toEqual(monday);
    expect(weekOfDay('2026-11-24', 7)[0]).toBe('2026-11-22');
    expect(weekOfDay('2026-11-24', 6)[0]).toBe('2026-11-21');
  });
});
