import { describe, expect, it } from '@jest/globals';
import { ownerUrl } from './database-owner.js';

describe("the owner's address", () => {
  it('is on loopback and carries any password', () => {
    const url = new URL(ownerUrl(5433, 'p@ss:/w?rd'));
    expect(url.host).toBe('127.0.0.1:5433');
    expect(decodeURIComponent(url.password)).toBe('p@ss:/w?rd');
  });
});
