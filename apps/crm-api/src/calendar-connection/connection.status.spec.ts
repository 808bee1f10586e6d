import { describe, expect, it } from '@jest/globals';
import { type ConnectionFacts, statusOf } from './connection.status.js';

const connectedAt = new Date('2026-03-01T09:00:00Z');
const grantExpiresAt = new Date('2026-03-08T09:00:00Z');
const facts: ConnectionFacts = {
  state: 'connected',
  reason: null,
  account: 'alex@gmail.com',
  connectedAt,
  grantExpiresAt,
  lastSyncedAt: null,
  due: 3,
  retrying: 0,
  obstacle: null,
  paused: 2,
  failed: 1,
};

describe('how a connection stands', () => {
  it('counts what is due and what is parked as waiting', () => {
    expect(statusOf(facts)).toEqual({
      state: 'connected',
      account: 'alex@gmail.com',
      connectedAt,
      lastSyncedAt: null,
      waiting: 5,
      retrying: 0,
      failed: 1,
      reason: null,
      grantExpiresAt,
    });
  });

  it('says what holds up those that are tried again', () => {
    const slow = statusOf({ ...facts, retrying: 2, obstacle: 'google_timeout' });
    expect(slow).toMatchObject({ retrying: 2, reason: 'Google did not answer in time.' });
  });

  it('is not connected for whoever never connected, and nothing waits', () => {
    const never = { ...facts, state: null, account: null, connectedAt: null, grantExpiresAt: null };
    expect(statusOf(never)).toMatchObject({ state: 'not_connected', waiting: 0, failed: 1 });
  });

  it.each([
    ['access_revoked', /removed in the Google account/],
    ['testing_expired', /after 7 days/],
    ['permission_missing', /permission to edit calendar events is missing/],
    ['a_code_of_tomorrow', /does not accept our access/],
  ])('says why to reconnect after %s', (reason, words) => {
    const retried = { retrying: 2, obstacle: 'google_timeout' };
    const status = statusOf({ ...facts, ...retried, state: 'needs_reconnect', reason });
    expect(status).toMatchObject({ waiting: 5, retrying: 0, grantExpiresAt: null });
    expect(status.reason).toMatch(words);
  });
});
