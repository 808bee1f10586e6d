import { describe, expect, it } from '@jest/globals';
import { isForeign } from './foreign-origin.hook.js';

const own = 'https://alt.example.com';

describe('a request of another site', () => {
  it.each([
    ['POST', 'https://evil.example', true],
    ['DELETE', 'https://alt.example.com.evil.example', true],
    ['PATCH', 'http://alt.example.com', true],
    ['PUT', 'https://alt.example.com:8443', true],
    ['POST', 'null', true],
    ['POST', own, false],
    ['POST', undefined, false],
    ['GET', 'https://evil.example', false],
    ['HEAD', 'https://evil.example', false],
  ])('%s with the origin %s: %s', (method, origin, expected) => {
    expect(isForeign(method, origin, own)).toBe(expected);
  });
});
