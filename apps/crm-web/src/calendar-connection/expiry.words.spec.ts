import { describe, expect, it } from '@jest/globals';
import { expiryOf } from './expiry.words.js';

const at = (now: string) =>
  expiryOf(new Date('2026-11-29T14:05:00Z'), new Date(now), 'UTC', 'en-GB');

describe('a connection that Google ends', () => {
  it('is announced days before, by its day', () => {
    expect(at('2026-11-23T09:00:00Z')).toEqual({
      words:
        'Google ends your calendar connection on Sunday 29 November. We will remind you to reconnect.',
      isSoon: false,
    });
  });

  it.each([
    ['2026-11-25T23:59:00Z', false],
    ['2026-11-26T00:00:00Z', true],
  ])('at %s it is pressing: %s', (now, isSoon) => {
    expect(at(now).isSoon).toBe(isSoon);
    expect(at(now).words.endsWith('Reconnect before then so nothing is missed.')).toBe(isSoon);
  });

  it('is told by the hour on the last two days', () => {
    expect(at('2026-11-28T23:00:00Z').words).toMatch(
      /^Google ends your calendar connection tomorrow at 14:05\./,
    );
    expect(at('2026-11-29T09:00:00Z').words).toMatch(
      /^Google ends your calendar connection today at 14:05\./,
    );
  });

  it('is not announced for a moment that has passed', () => {
    expect(at('2026-11-29T14:05:00Z')).toEqual({
      words: 'Google said your calendar connection ends now. Reconnect to sync what is waiting.',
      isSoon: true,
    });
  });
});
