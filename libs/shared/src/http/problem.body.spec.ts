import { describe, expect, it } from '@jest/globals';
import { Problem } from './problem.js';
import { problemBody } from './problem.body.js';

describe("a problem's body", () => {
  it('has the members of RFC 9457 and a stable code', () => {
    const problem = new Problem(409, 'email_taken', 'Taken', {
      detail: 'Sign in instead.',
      errors: [{ field: 'email', message: 'email is taken' }],
    });
    expect(problemBody(problem, '/api/accounts')).toEqual({
      type: 'urn:problem-type:alt:email_taken',
      title: 'Taken',
      status: 409,
      detail: 'Sign in instead.',
      code: 'email_taken',
      instance: '/api/accounts',
      errors: [{ field: 'email', message: 'email is taken' }],
    });
  });

  it('leaves the query out of the instance: somebody may have searched for a person', () => {
    const problem = new Problem(400, 'validation_failed', 'Not valid');
    expect(problemBody(problem, '/api/contacts?q=jordan').instance).toBe('/api/contacts');
  });

  it('takes further members, which replace none of its own', () => {
    const problem = new Problem(412, 'version_conflict', 'Changed meanwhile', {
      extensions: { version: 3, status: 200 },
    });
    expect(problemBody(problem, '/x')).toMatchObject({ version: 3, status: 412 });
  });

  it('says nothing about headers', () => {
    const problem = new Problem(429, 'too_many_attempts', 'Wait', {
      headers: { 'retry-after': '9' },
    });
    expect(Object.keys(problemBody(problem, '/x'))).toEqual([
      'type',
      'title',
      'status',
      'code',
      'instance',
    ]);
  });
});
