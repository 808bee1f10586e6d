import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { maskWords } from './google-words.mask.js';

describe('Google’s own words', () => {
  it.each([
    ['The specified time range is empty.', 'The specified time range is empty.'],
    ['No access for ana.b+c@example.com.', 'No access for [email]'],
    ['Token ya29.a0AfB_by-C2 expired', 'Token [token] expired'],
    ['Refresh 1//0gLx-y_z is bad', 'Refresh [token] is bad'],
    ['Code 4/0AX4XfWh-abcdefghij used', 'Code [token] used'],
    ['Got eyJhbGciOi.eyJzdWIi.c2ln', 'Got [token]'],
    [`Verifier ${'aB3-'.repeat(11)} differs`, 'Verifier [token] differs'],
    ['See https://developers.google.com/identity/sign-in/web/devconsole-project.', null],
    ['Invalid id alt0123456789abcdef0123456789abcdefg0', null],
    ['Open 24/7, 3/4 of it', null],
  ])('%j', (words, kept) => {
    expect(maskWords(words)).toBe(kept ?? words);
  });

  it('never keep an e-mail address or a token, wherever it stands', () => {
    const secret = fc.oneof(
      fc.emailAddress(),
      fc.stringMatching(/^ya29\.[\w-]{20,80}$/),
      fc.stringMatching(/^1\/\/0[\w-]{20,80}$/),
      fc.stringMatching(/^[\w~-]{43,128}$/),
    );
    fc.assert(
      fc.property(secret, fc.string(), fc.string(), (text, before, after) => {
        expect(maskWords(`${before} ${text} ${after}`)).not.toContain(text);
      }),
    );
  });

  it('stay within their bound and whole characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 2_000 }), (words) => {
        const kept = maskWords(words);
        expect(kept.length).toBeLessThanOrEqual(300);
        expect(kept.isWellFormed()).toBe(true);
      }),
    );
  });
});
