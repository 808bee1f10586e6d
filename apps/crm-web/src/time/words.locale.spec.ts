import { describe, expect, it } from '@jest/globals';
import { localeOfWords } from './words.locale.js';

const afternoon = new Date('2026-11-24T14:05:00Z');
const write = (locale: string, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(localeOfWords(locale), { timeZone: 'UTC', ...options }).format(afternoon);

describe('how moments are written', () => {
  it.each([
    ['en-US', /^2:05\sPM$/],
    ['en-GB', /^14:05$/],
    ['de-DE', /^14:05$/],
    ['es-MX', /^2:05\sPM$/],
  ])('has the clock of %s', (locale, expected) => {
    expect(write(locale, { timeStyle: 'short' })).toMatch(expected);
  });

  it.each(['en-GB', 'de-DE', 'es-MX', 'ar-EG'])('has days that fit the sentences: %s', (locale) => {
    expect(write(locale, { weekday: 'short', month: 'short' })).toMatch(/\bTue\b/);
  });
});
