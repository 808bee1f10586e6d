import { describe, expect, it } from '@jest/globals';
import type { TokenAnswer } from '../google/token.answer.js';
import { judgeConsent, judgeGrant } from './connect.outcome.js';
import { reconnectReason } from './reconnect.reason.js';

const scope = 'https://www.googleapis.com/auth/calendar.events';
const answer: TokenAnswer = {
  accessToken: 'access',
  accessExpiresAt: 3_599_000,
  refreshToken: 'refresh',
  scopes: [scope],
  grantExpiresAt: null,
};

describe('what Google granted', () => {
  it('is enough with the permission and a refresh token', () => {
    expect(judgeGrant(answer)).toEqual({ kind: 'full', grant: answer });
  });

  it.each([
    [{ scopes: [] }, 'scope_missing'],
    [{ scopes: [`${scope}.readonly`] }, 'scope_missing'],
    [{ scopes: ['https://www.googleapis.com/auth/calendar'] }, 'scope_missing'],
    [{ scopes: [], refreshToken: null }, 'scope_missing'],
    [{ refreshToken: null }, 'failed'],
  ])('with %j is half a connection, which is none', (changes, outcome) => {
    expect(judgeGrant({ ...answer, ...changes })).toMatchObject({ kind: 'useless', outcome });
  });
});

describe('what the consent page said', () => {
  it.each([
    [{ code: '4/0A', error: undefined }, { code: '4/0A' }],
    [
      { code: undefined, error: 'access_denied' },
      { code: undefined, refusal: 'access_denied' },
    ],
    // An error is believed before a code: nobody gets connected who may have said no.
    [
      { code: '4/0A', error: 'access_denied' },
      { code: undefined, refusal: 'access_denied' },
    ],
    [
      { code: undefined, error: undefined },
      { code: undefined, refusal: 'code_missing' },
    ],
    [
      { code: undefined, error: '<b>\n' },
      { code: undefined, refusal: 'unreadable_error' },
    ],
  ])('%j', (given, judged) => {
    expect(judgeConsent(given)).toEqual(judged);
  });
});

describe('why to reconnect', () => {
  it.each([
    ['google_scope_missing', 'permission_missing'],
    ['google_unauthorized', 'access_revoked'],
    ['google_grant_gone', 'access_revoked'],
  ])('after %s: %s', (refusal, reason) => {
    expect(reconnectReason(refusal)).toBe(reason);
  });
});
