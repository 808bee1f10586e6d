import { describe, expect, it } from '@jest/globals';
import { sentenceFor } from './connect.outcome.js';

describe('how connecting a calendar went', () => {
  it.each([
    'connected',
    'denied',
    'scope_missing',
    'state_invalid',
    'state_expired',
    'signed_out',
    'failed',
  ])('is told in a sentence for %s', (outcome) => {
    expect(sentenceFor(outcome)).toMatch(/^[A-Z].*\.$/);
  });

  it.each(['', 'unknown', '__proto__', '<script>', undefined, ['connected']])(
    'is not told for %j',
    (outcome) => {
      expect(sentenceFor(outcome)).toBeUndefined();
    },
  );
});
