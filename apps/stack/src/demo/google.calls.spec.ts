import { describe, expect, it } from '@jest/globals';
import { callsOfAlt, describeCalls, writesIn } from './google.calls.js';

const calls = [
  { operation: 'authorize', status: 200 },
  { operation: 'consent', status: 302 },
  { operation: 'token', status: 200 },
  { operation: 'insert', status: null },
  { operation: 'insert', status: 409 },
  { operation: 'get', status: 200 },
];

describe('calls to Google', () => {
  it('are ALT’s own, not those of a person’s browser', () => {
    expect(describeCalls(callsOfAlt(calls))).toBe(
      'token 200, insert unanswered, insert 409, get 200',
    );
  });

  it('that write are counted whether they succeeded or not', () => {
    expect(describeCalls(writesIn(calls))).toBe('insert unanswered, insert 409');
  });
});
