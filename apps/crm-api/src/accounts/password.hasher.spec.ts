import { describe, expect, it } from '@jest/globals';
import { PasswordHasher } from './password.hasher.js';

describe('a password', () => {
  const hasher = new PasswordHasher();

  it('is kept as argon2id at the cost that OWASP asks for at least', async () => {
    expect(await hasher.hash('four plain random words')).toMatch(
      /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/,
    );
  });

  it('is right in either form of Unicode, and otherwise to the letter', async () => {
    const kept = await hasher.hash('caf\u00e9 au lait');
    expect(await hasher.verify(kept, 'cafe\u0301 au lait')).toBe(true);
    expect(await hasher.verify(kept, 'Caf\u00e9 au lait')).toBe(false);
    expect(await hasher.verify(kept, 'caf\u00e9 au lait ')).toBe(false);
  });

  it('of nobody is never right', async () => {
    expect(await hasher.verifyNobody('four plain random words')).toBe(false);
  });
});
