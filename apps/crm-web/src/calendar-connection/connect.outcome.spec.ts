import { describe, expect, it } from '@jest/globals';
import { noticeOf } from './connect.outcome.js';

const refusals = [
  'denied',
  'scope_missing',
  'state_invalid',
  'state_expired',
  'signed_out',
  'failed',
];

describe('the way back from Google', () => {
  it('says quietly that it went well', () => {
    expect(noticeOf('connected')).toEqual({
      words: 'Your Google Calendar is connected. New appointments will appear in it.',
      isUrgent: false,
    });
  });

  it.each(refusals)('says that nothing was connected: %s', (outcome) => {
    expect(noticeOf(outcome)).toEqual({
      words: expect.stringMatching(/^Google Calendar (was not|could not be) connected\b.*\.$/),
      isUrgent: true,
    });
  });

  it('has a sentence of its own for each', () => {
    expect(new Set(refusals.map((one) => noticeOf(one)?.words)).size).toBe(refusals.length);
  });

  it.each([undefined, '', 'constructor', '<b>hello</b>'])('says nothing of %j', (outcome) => {
    expect(noticeOf(outcome)).toBeUndefined();
  });
});
