import { describe, expect, it } from '@jest/globals';
import { emailKeyOf } from './email.key.js';

describe('what an e-mail address is compared by', () => {
  it.each([
    ['Agent@Example.COM', 'agent@example.com'],
    ['  agent@example.com ', 'agent@example.com'],
    ['jose\u0301@example.com', 'jos\u00e9@example.com'],
  ])('of %j is %j', (email, key) => {
    expect(emailKeyOf(email)).toBe(key);
  });
});
