import { describe, expect, it } from '@jest/globals';
import { ProblemError } from '../api/problem.error.js';
import { refusalOf } from './refusal.words.js';

const problem = (status: number, more: object = {}) =>
  new ProblemError(
    {
      type: 'urn:problem-type:alt:x',
      title: 'Wrong e-mail or password',
      status,
      code: 'wrong_credentials',
      instance: '/api/session',
      ...more,
    },
    status,
  );

describe('a refusal at the door', () => {
  it('is told in the words of the API', () => {
    const throttled = { code: 'too_many_attempts', title: 'Too many attempts', detail: 'Wait.' };
    expect(refusalOf(problem(429, throttled))).toEqual({
      title: 'Too many attempts',
      advice: 'Wait.',
    });
  });

  it('says what to do about a wrong password', () => {
    expect(refusalOf(problem(401)).advice).toMatch(/^Check both\./);
  });

  it('points at the fields where they are to blame', () => {
    const errors = [{ field: 'email', message: 'email must be an address' }];
    expect(refusalOf(problem(400, { errors })).advice).toMatch(/marked fields/);
  });

  it('is not the person’s fault when the server is away', () => {
    expect(refusalOf(problem(503)).advice).toMatch(/passes by itself/);
    expect(refusalOf(new TypeError('Failed to fetch')).title).toMatch(/could not be reached/);
  });
});
