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

  it('does not send an agent to Settings for a fault that is ours', () => {
    const words = reasonInWords('google_project_misconfigured', null);
    expect(words).toMatch(/paused on our side.*nothing for you to do/);
    expect(words).not.toMatch(/[Cc]onnect Google/);
  });

  it('says how to have a change tried again that we do not dare to try any more', () => {
    expect(reasonInWords('delivery_crashes', null)).toMatch(/on our side\..*edit the appointment/);
  });

  it('adds what Google itself said', () => {
    expect(reasonInWords('event_invalid', 'The end is empty.')).toMatch(
      /Google says: The end is empty\.$/,
    );
  });
});
