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
    ['not_connected', 'none', 'Not on calendar'],
  ] as const)('for %s have the tone %s: %s', (state, tone, words) => {
    expect(wordsOf({ state })).toEqual({ tone, words, reason: null, advice: null });
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

  it('give the reason of a delay beside them', () => {
    const reason = 'Google did not answer in time.';
    expect(wordsOf({ state: 'retrying', reason }).reason).toBe(reason);
    expect(wordsOf({ state: 'paused', reason }).reason).toBe(reason);
  });

  const advice = 'Edit and save the appointment to send it again.';
  const ours = 'Google did not accept a detail of the appointment.';
  const crash = 'Something went wrong on our side.';
  const already = 'We tried several times; edit the appointment to try again.';
  it.each([
    [null, 'Failed', null, advice],
    [ours, `Failed: ${ours}`, null, advice],
    [
      `${ours} Google says: Bad. Very bad.`,
      `Failed: ${ours}`,
      'Google says: Bad. Very bad.',
      advice,
    ],
    [`${crash} ${already}`, `Failed: ${crash}`, already, null],
  ])('say why it failed, who says more, and what to do: %s', (reason, words, more, next) => {
    expect(wordsOf({ state: 'failed', reason })).toEqual({
      tone: 'bad',
      words,
      reason: more,
      advice: next,
    });
  });
});
