import { describe, expect, it } from '@jest/globals';
import { dayHeading } from './day.heading.js';

const today = '2026-11-24';

describe('the heading of a day', () => {
  it.each([
    ['2026-11-23', 'Yesterday', 'Mon, November 23'],
    ['2026-11-24', 'Today', 'Tue, November 24'],
    ['2026-11-25', 'Tomorrow', 'Wed, November 25'],
    ['2026-11-26', 'Thursday', 'November 26'],
    ['2027-01-04', 'Monday', 'January 4, 2027'],
  ])('of the %s is %s, %s', (day, name, date) => {
    expect(dayHeading(day, today, 'en-US')).toEqual({ name, date });
  });

  it('is written as the locale writes it', () => {
    expect(dayHeading('2026-11-26', today, 'de-DE')).toEqual({
      name: 'Donnerstag',
      date: '26. November',
    });
  });
});
