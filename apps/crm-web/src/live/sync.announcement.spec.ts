import { describe, expect, it } from '@jest/globals';
import type { Schemas } from '../api/api.client.js';
import { endingOf, endingsInWords } from './sync.announcement.js';

const appointment = (state: Schemas['SyncState'], version = 1, reason: string | null = null) => ({
  title: 'Tour of 12 Canal Street',
  version,
  sync: { state, syncedVersion: null, syncedAt: null, nextAttemptAt: null, reason, eventUrl: null },
});

describe('the end of an appointment’s way', () => {
  it.each(['waiting', 'retrying', 'paused', 'failed', 'not_connected'] as const)(
    'is told where it was %s',
    (before) => {
      expect(endingOf(appointment(before), appointment('synced'))).toEqual({
        title: 'Tour of 12 Canal Street',
        state: 'synced',
        reason: null,
      });
    },
  );

  it('is told where an edit was synced at once', () => {
    expect(endingOf(appointment('synced', 1), appointment('synced', 2))?.state).toBe('synced');
  });

  it('is not told twice, nor of what was never seen, nor on the way', () => {
    expect(endingOf(appointment('synced'), appointment('synced'))).toBeUndefined();
    expect(endingOf(undefined, appointment('synced'))).toBeUndefined();
    expect(endingOf(appointment('waiting'), appointment('retrying'))).toBeUndefined();
  });
});

describe('what is read out', () => {
  const synced = { title: 'Tour', state: 'synced', reason: null } as const;
  const failed = { title: 'Call', state: 'failed', reason: 'Google says no.' } as const;

  it.each([
    [[], ''],
    [[synced], 'Tour is on your calendar.'],
    [[failed], 'Call could not be synced. Google says no.'],
    [[synced, synced, synced], '3 appointments are on your calendar.'],
    [[synced, failed, failed], 'Tour is on your calendar. 2 appointments could not be synced.'],
  ])('is short', (endings, words) => {
    expect(endingsInWords(endings)).toBe(words);
  });
});
