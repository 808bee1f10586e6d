import { describe, expect, it } from '@jest/globals';
import { bannerOf } from './banner.words.js';

const now = new Date('2026-11-24T12:00:00Z');
const connected = { state: 'connected', account: 'ada@gmail.com', grantExpiresAt: null } as const;

describe('the banner on every page', () => {
  it('says that the calendar needs reconnecting, and whose', () => {
    expect(bannerOf({ ...connected, state: 'needs_reconnect' }, now)).toEqual({
      words: 'Google Calendar needs reconnecting. Nothing is synced until then.',
      account: 'ada@gmail.com',
    });
  });

  it('says days before that Google ends the connection', () => {
    const soon = { ...connected, grantExpiresAt: '2026-11-26T12:00:00Z' };
    expect(bannerOf(soon, now)).toEqual({
      words: expect.stringMatching(/^Google ends your calendar connection on .*November/),
      account: 'ada@gmail.com',
    });
    expect(bannerOf({ ...soon, grantExpiresAt: '2026-11-30T12:00:00Z' }, now)).toBeNull();
  });

  it('is not there where nothing has to be done', () => {
    expect(bannerOf(connected, now)).toBeNull();
    expect(bannerOf({ ...connected, state: 'not_connected' }, now)).toBeNull();
  });
});
