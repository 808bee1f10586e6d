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
  it.each(['connected', undefined] as const)('says quietly that it went well: %s', (state) => {
    expect(noticeOf('connected', state)).toEqual({
      words: 'Your Google Calendar is connected. New appointments will appear in it.',
      tone: 'good',
    });
  });

  it.each(['not_connected', 'needs_reconnect'] as const)(
    'does not say that it went well where it is %s',
    (state) => {
      expect(noticeOf('connected', state)).toBeUndefined();
    },
  );

  it.each(refusals)('says that nothing was connected: %s', (outcome) => {
    for (const state of ['not_connected', 'needs_reconnect', undefined] as const) {
      expect(noticeOf(outcome, state)).toEqual({
        words: expect.stringMatching(/^Google Calendar (was not|could not be) connected\b.*\.$/),
        tone: 'bad',
      });
    }
  });

  it.each(refusals)('says that the calendar that was connected still is: %s', (outcome) => {
    expect(noticeOf(outcome, 'connected')).toEqual({
      words: expect.stringMatching(
        /^(Nothing was changed: y|Y)our calendar is still connected\. [A-Z].*\.$/,
      ),
      tone: 'plain',
    });
  });

  it.each(['not_connected', 'connected'] as const)(
    'has a sentence of its own for each while %s',
    (state) => {
      const outcomes = [...refusals, 'state_used'];
      const sentences = outcomes.map((one) => noticeOf(one, state)?.words);
      expect(new Set(sentences).size).toBe(outcomes.length);
    },
  );

  it('says of an answer that comes again what became of it', () => {
    expect(noticeOf('state_used', 'connected')).toEqual({
      words: 'This answer from Google was used already. Your calendar is connected.',
      tone: 'plain',
    });
    for (const state of ['not_connected', 'needs_reconnect', undefined] as const) {
      expect(noticeOf('state_used', state)).toEqual({
        words: 'This answer from Google was used already. Please connect again.',
        tone: 'bad',
      });
    }
  });

  it.each([undefined, '', 'constructor', '<b>hello</b>'])('says nothing of %j', (outcome) => {
    expect(noticeOf(outcome, 'connected')).toBeUndefined();
    expect(noticeOf(outcome, 'not_connected')).toBeUndefined();
  });
});
