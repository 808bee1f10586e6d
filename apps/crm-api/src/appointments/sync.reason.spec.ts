import { describe, expect, it } from '@jest/globals';
import { reasonInWords } from './sync.reason.js';

describe('the reason in words', () => {
  it('is a sentence for a code that is known', () => {
    expect(reasonInWords('google_rate_limited_project', null)).toBe(
      'Google asked us to slow down.',
    );
  });

  it('spells out a code that is not', () => {
    expect(reasonInWords('google_moon_phase', null)).toBe('Google moon phase.');
  });

  it('tells an agent what to do where they can do something', () => {
    for (const code of ['access_revoked', 'testing_expired', 'permission_missing']) {
      expect(reasonInWords(code, null)).toMatch(/Connect Google Calendar again in Settings\.$/);
    }
  });

  it('adds what Google itself said', () => {
    expect(reasonInWords('event_invalid', 'The end is empty.')).toMatch(
      /Google says: The end is empty\.$/,
    );
  });
});
