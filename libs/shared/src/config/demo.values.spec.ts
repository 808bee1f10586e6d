import { describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { isDemoDatabase, isDemoSecret } from './demo.values.js';

describe('a demo value', () => {
  it.each([
    'change-me-change-me-change-me-change-me',
    'an-example-secret-of-some-length-0123456789',
    'demo-0123456789abcdefghijklmnopqrstuvwxyz',
    'My-Secret-Of-Some-Length-0123456789-abcdef',
    'mysupersecretpasswordofsomelength0123456',
    'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
    '01234567890123456789012345678901234567890',
  ])('is the secret %s', (secret) => {
    expect(isDemoSecret(secret)).toBe(true);
  });

  it('is no secret that was drawn at random', () => {
    const drawn = Array.from({ length: 200 }, () => randomBytes(36).toString('base64'));
    expect(drawn.filter(isDemoSecret)).toEqual([]);
  });

  it('is no random secret that happens to spell a word', () => {
    expect(isDemoSecret('xjEi2znsvpqKKDYplDumMyGvkCX0ODdABFdhVbTDxMNW2Oeg')).toBe(false);
  });

  it.each([
    ['postgres://postgres:postgres@db:5432/alt', true],
    ['postgres://alt:alt@db/alt', true],
    ['postgres://alt:changeme@db/alt', true],
    ['postgres://alt:q7Nw2xK9@db/alt', false],
    ['postgres://alt@db/alt', false],
    ['no address', false],
  ])('as the database %s: %s', (url, expected) => {
    expect(isDemoDatabase(url)).toBe(expected);
  });
});
