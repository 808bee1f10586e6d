import { describe, expect, it } from '@jest/globals';
import { UnreachableError } from './patient.fetch.js';
import { ProblemError, type Problem } from './problem.error.js';
import { faultInWords, refusalInWords, unreadInWords, unsavedInWords } from './refusal.words.js';

const refusal = (code: Problem['code'], status: number, detail: string) =>
  new ProblemError(
    { type: `urn:problem-type:alt:${code}`, title: 'No', status, code, detail, instance: '/api' },
    status,
  );
const notValid = refusal('validation_failed', 400, 'Nothing was changed. Correct the fields.');

describe('a refusal in words', () => {
  it('assures whoever saved that nothing was changed, and says no such thing to who only looked', () => {
    expect(refusalInWords(notValid)).toBe('Nothing was changed. Correct the fields.');
    expect(unreadInWords(notValid)).toBe('ALT did not understand what was asked for.');
  });

  it.each([
    [new UnreachableError(false, null), 'ALT could not be reached. Check your connection.'],
    [new TypeError('x is undefined'), 'Something went wrong in ALT. Please reload the page.'],
    [refusal('busy', 503, 'Sorry.'), 'ALT cannot do this just now. Please try again in a moment.'],
    [refusal('too_many_attempts', 429, 'Please wait a minute.'), 'Please wait a minute.'],
  ])('is the same for both where it says why: %s', (error, words) => {
    expect(refusalInWords(error)).toBe(words);
    expect(unreadInWords(error)).toBe(words);
  });
});

describe('what is wrong with a field', () => {
  const { problem } = notValid;
  const errors = [{ field: 'email', message: 'email must be an e-mail address' }];
  const about = new ProblemError({ ...problem, errors }, 400);

  it('is said beside it, and not by the name that it has in the API', () => {
    expect(faultInWords(about, 'email')).toBe('This must be an e-mail address.');
    expect(faultInWords(about, 'name')).toBeUndefined();
    expect(faultInWords(new TypeError(), 'email')).toBeUndefined();
  });

  it('is not said twice; of anything else it is said that nothing is lost', () => {
    expect(unsavedInWords(about)).toBe('Please look at the marked fields.');
    expect(unsavedInWords(new UnreachableError(true, null))).toBe(
      'ALT could not be reached. Check your connection. What you typed is kept.',
    );
  });
});
