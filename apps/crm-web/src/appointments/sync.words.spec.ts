import { describe, expect, it } from '@jest/globals';
import { type Sync, syncWords } from './sync.words.js';

const moment = { now: new Date('2026-11-24T13:00:00Z'), zone: 'Europe/Amsterdam', locale: 'en-GB' };
const wordsOf = (sync: Partial<Sync>) =>
  syncWords(
    {
      state: 'synced',
      syncedVersion: null,
      syncedAt: null,
      nextAttemptAt: null,
      reason: null,
      eventUrl: null,
      ...sync,
    },
    moment,
  );

describe('the words about a sync', () => {
  it.each([
    ['synced', 'ok', 'On calendar'],
    ['waiting', 'busy', 'Waiting'],
    ['paused', 'warn', 'Paused: reconnect Google'],
    ['failed', 'bad', 'Failed'],
    ['not_connected', 'none', 'Not connected'],
  ] as const)('for %s have the tone %s: %s', (state, tone, words) => {
    expect(wordsOf({ state })).toEqual({ tone, words, reason: null });
  });

  it('say by the reader’s clock when the next attempt is', () => {
    const retrying = wordsOf({ state: 'retrying', nextAttemptAt: '2026-11-24T13:05:00Z' });
    expect(retrying.words).toBe('Retrying, next at 14:05');
  });

  it('say on which day, if not on this one', () => {
    const retrying = wordsOf({ state: 'retrying', nextAttemptAt: '2026-11-24T23:05:00Z' });
    expect(retrying.words).toBe('Retrying, next at Wed\u00a000:05');
  });

  it.each([null, '2026-11-24T12:59:00Z'])('do not promise an attempt that is due: %s', (next) => {
    expect(wordsOf({ state: 'retrying', nextAttemptAt: next }).words).toBe('Retrying now');
  });

  it('give the reason: within the words of a failure, beside those of a delay', () => {
    const reason = 'Google did not answer in time.';
    expect(wordsOf({ state: 'failed', reason }).words).toBe(`Failed: ${reason}`);
    expect(wordsOf({ state: 'retrying', reason }).reason).toBe(reason);
    expect(wordsOf({ state: 'paused', reason }).reason).toBe(reason);
  });
});
