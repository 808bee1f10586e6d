import { describe, expect, it } from '@jest/globals';
import {
  accountInWords,
  badgeOf,
  delayInWords,
  deletedInWords,
  failedInWords,
  offerInWords,
  waitingInWords,
} from './card.state.js';

const connection = {
  state: 'connected' as const,
  account: null,
  connectedAt: null,
  lastSyncedAt: null,
  waiting: 0,
  retrying: 0,
  failed: 0,
  reason: null,
  grantExpiresAt: null,
};

describe('the card of a connection', () => {
  it('has a badge in words, in a colour of its own', () => {
    expect(badgeOf('connected')).toEqual({ words: 'Connected', tone: 'ok' });
    expect(badgeOf('needs_reconnect')).toEqual({ words: 'Needs reconnecting', tone: 'warn' });
    expect(badgeOf('not_connected')).toEqual({ words: 'Not connected', tone: 'none' });
  });

  it('names the account once Google has named it', () => {
    expect(accountInWords({ ...connection, account: 'ada@gmail.com' })).toBe('ada@gmail.com');
    expect(accountInWords(connection)).toMatch(/after the first appointment is synced/);
    const again = { ...connection, lastSyncedAt: '2026-11-24T09:00:00Z' };
    expect(accountInWords(again)).toMatch(/after the next appointment is synced/);
    expect(accountInWords({ ...connection, state: 'not_connected' })).toBeNull();
  });

  it.each([
    ['connected', 0, null],
    ['connected', 3, '3 waiting'],
    ['needs_reconnect', 0, null],
    ['needs_reconnect', 1, '1 change is waiting and will sync when you reconnect.'],
    ['needs_reconnect', 3, '3 changes are waiting and will sync when you reconnect.'],
    // Nobody promised to deliver what waits for a connection that is not wanted.
    ['not_connected', 3, null],
  ] as const)('says of %s with %i waiting: %s', (state, waiting, words) => {
    expect(waitingInWords({ ...connection, state, waiting })).toBe(words);
  });

  it('says what holds changes up, where nothing is asked of the agent', () => {
    const slow = { ...connection, waiting: 3, reason: 'Google did not answer in time.' };
    expect(delayInWords(slow)).toBeNull();
    expect(delayInWords({ ...slow, retrying: 1 })).toBe(
      'Google did not answer in time. We keep trying; 1 change is waiting.',
    );
    expect(delayInWords({ ...slow, retrying: 2 })).toMatch(/2 changes are waiting\.$/);
    expect(delayInWords({ ...slow, retrying: 2, state: 'needs_reconnect' })).toBeNull();
  });

  it('counts what is held up once', () => {
    expect(waitingInWords({ ...connection, waiting: 3, retrying: 3 })).toBeNull();
    expect(waitingInWords({ ...connection, waiting: 3, retrying: 1 })).toBe('3 waiting');
  });

  it('says what became of deletions that failed, and what to do', () => {
    expect(deletedInWords(0, false)).toBeNull();
    expect(deletedInWords(1, false)).toBe(
      '1 was deleted in ALT but may still be in your Google Calendar. Delete it there, or ' +
        'disconnect and connect again to have ALT try once more.',
    );
    expect(deletedInWords(1, true)).toMatch(/^1 more was deleted in ALT/);
    expect(deletedInWords(2, false)).toMatch(/^2 were .* Delete them there, or/);
    expect(deletedInWords(2, true)).toMatch(/^2 more were/);
  });

  it('counts what failed, if anything', () => {
    expect(failedInWords(0)).toBeNull();
    expect(failedInWords(2)).toBe('2 failed to sync');
  });

  it('offers what is missing, if anything', () => {
    expect(offerInWords(0)).toBeNull();
    expect(offerInWords(1)).toBe('1 upcoming appointment is not on your calendar yet');
    expect(offerInWords(12)).toBe('12 upcoming appointments are not on your calendar yet');
  });
});
