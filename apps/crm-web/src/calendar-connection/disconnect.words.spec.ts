import { describe, expect, it } from '@jest/globals';
import { type Problem, ProblemError } from '../api/problem.error.js';
import { disconnectFailure, lostInWords } from './disconnect.words.js';

const refusal = (code: Problem['code'], detail: string) =>
  new ProblemError(
    {
      type: `urn:problem-type:alt:${code}`,
      title: 'Refused',
      detail,
      status: 503,
      code,
      instance: '/api/calendar-connection',
    },
    503,
  );

describe('a disconnect that did not go as asked', () => {
  it('is one all the same where only a last write may follow', () => {
    const detail = 'Your calendar is disconnected and its tokens are deleted.';
    expect(disconnectFailure(refusal('last_write_under_way', detail))).toEqual({
      words: detail,
      isDisconnected: true,
    });
  });

  it('is none where it was refused', () => {
    expect(disconnectFailure(refusal('internal', 'Something went wrong.'))).toEqual({
      words: 'Something went wrong.',
      isDisconnected: false,
    });
  });

  it('is uncertain where no answer came', () => {
    const failure = disconnectFailure(new TypeError('Failed to fetch'));
    expect(failure.words).toMatch(/not certain/);
    expect(failure.isDisconnected).toBe(false);
  });
});

describe('what is lost by disconnecting', () => {
  it('is what waits', () => {
    expect(lostInWords(0)).toBeNull();
    expect(lostInWords(1)).toMatch(/^1 waiting change /);
    expect(lostInWords(4)).toMatch(/^4 waiting changes /);
  });
});
