import { describe, expect, it } from '@jest/globals';
import { dayHeading, daysWords, shortDayWords } from './day.words.js';

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

describe('a day in few words', () => {
  it.each([
    ['2026-11-24', 'Today'],
    ['2026-11-25', 'Tomorrow'],
    ['2026-11-27', 'Fri, Nov 27'],
    ['2027-01-04', 'Mon, Jan 4, 2027'],
  ])('for the %s is %s', (day, words) => {
    expect(shortDayWords(day, today, 'en-US')).toBe(words);
  });

  it('is whole where nobody knows which day it is', () => {
    expect(shortDayWords(today, undefined, 'en-US')).toBe('Tue, Nov 24, 2026');
  });
});

describe('days on end', () => {
  it.each([
    ['2026-11-22', '2026-11-28', /^Nov 22\s–\s28$/],
    ['2026-11-29', '2026-12-05', /^Nov 29\s–\sDec 5$/],
    ['2026-12-27', '2027-01-02', /^Dec 27\s–\sJan 2$/],
    ['2027-01-03', '2027-01-09', /^Jan 3\s–\s9, 2027$/],
  ])('from %s to %s say no more than they have to', (first, last, words) => {
    expect(daysWords([first, last], today, 'en-US')).toMatch(words);
  });
});
