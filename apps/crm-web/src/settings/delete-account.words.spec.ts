import { describe, expect, it } from '@jest/globals';
import { ProblemError, type Problem } from '../api/problem.error.js';
import { deletionRefusal } from './delete-account.words.js';

const refusal = (code: Problem['code'], more: Partial<Problem> = {}) =>
  new ProblemError(
    {
      type: `urn:problem-type:alt:${code}`,
      title: 'The password is not right',
      status: 403,
      code,
      instance: '/api/account',
      ...more,
    },
    403,
  );

describe('an account that was not deleted', () => {
  it('says at the password that it is not right', () => {
    expect(deletionRefusal(refusal('wrong_password'))).toEqual({
      ofPassword: 'The password is not right',
    });
  });

  it('says at the password what is wrong with it', () => {
    const errors = [{ field: 'password', message: 'password must be text' }];
    expect(deletionRefusal(refusal('validation_failed', { errors }))).toEqual({
      ofPassword: 'password must be text',
    });
  });

  it('says why it has to wait, in the words of the API', () => {
    const detail = 'Please wait a minute.';
    expect(deletionRefusal(refusal('too_many_attempts', { detail }))).toEqual({ general: detail });
  });

  it('does not claim to know what happened where no answer came', () => {
    expect(deletionRefusal(new TypeError('Failed to fetch')).general).toMatch(/may still be there/);
  });
});
