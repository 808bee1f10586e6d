import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { calendar_v3 } from 'googleapis/build/src/apis/calendar/index.js';
import { eventsScope, refusalOf, SandboxFixture } from './sandbox.fixture.js';

const account = 'ana@example.com';
const calendarId = 'primary';
const requestBody = {
  id: 'alt01',
  start: { dateTime: '2026-06-01T14:00:00Z' },
  end: { dateTime: '2026-06-01T15:00:00Z' },
};
const path = `/calendar/v3/calendars/${calendarId}/events`;

/** What Google says no with; asked with Google's own client, or by hand where that cannot err. */
describe('refusals in Google’s words', () => {
  const sandbox = new SandboxFixture();
  let events: calendar_v3.Resource$Events;

  beforeAll(() => sandbox.start());
  afterAll(() => sandbox.stop());
  beforeEach(async () => {
    await sandbox.reset();
    events = (await sandbox.connect(account)).calendar.events;
  });

  const insert = () => events.insert({ calendarId, requestBody });
  /** A call by hand, with a token that works. */
  const call = async (init: RequestInit, query = '') => {
    const { oauth } = await sandbox.connect(account);
    const authorization = `Bearer ${oauth.credentials.access_token ?? ''}`;
    const headers = { authorization, ...(init.headers as Record<string, string>) };
    return sandbox.call(`${path}${query}`, { ...init, headers });
  };

  describe('of callers', () => {
    const invalidCredentials = {
      error: {
        code: 401,
        message:
          'Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid authentication credential. See https://developers.google.com/identity/sign-in/web/devconsole-project.',
        errors: [
          {
            message: 'Invalid Credentials',
            domain: 'global',
            reason: 'authError',
            location: 'Authorization',
            locationType: 'header',
          },
        ],
        status: 'UNAUTHENTICATED',
      },
    };

    it('without a token', async () => {
      const answer = await sandbox.call(path, { method: 'POST', body: '{}' });
      expect(answer.status).toBe(401);
      expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer realm=/);
      expect(answer.body).toMatchObject({
        error: {
          code: 401,
          errors: [{ reason: 'required', message: 'Login Required.' }],
          status: 'UNAUTHENTICATED',
          details: [{ reason: 'CREDENTIALS_MISSING' }],
        },
      });
    });

    it('with a token that was never issued', async () => {
      const headers = { authorization: 'Bearer ya29.nobody' };
      const answer = await sandbox.call(path, { method: 'POST', body: '{}', headers });
      expect(answer).toMatchObject({ status: 401, body: invalidCredentials });
      expect(answer.headers.get('www-authenticate')).toMatch(/error="invalid_token"/);
    });

    it('with a token that has expired, until it is refreshed', async () => {
      const { oauth, calendar } = await sandbox.connect(account);
      // Without a refresh token the client cannot help itself.
      const { refresh_token, ...accessOnly } = oauth.credentials;
      oauth.setCredentials(accessOnly);
      sandbox.time += 3_599_000;
      const expired = await refusalOf(calendar.events.insert({ calendarId, requestBody }));
      expect(expired).toMatchObject({ status: 401, body: invalidCredentials });
      oauth.setCredentials({ refresh_token: refresh_token ?? null });
      const { status } = await calendar.events.insert({ calendarId, requestBody });
      expect(status).toBe(200);
    });

    it('with a token whose grant was revoked', async () => {
      const { oauth, calendar } = await sandbox.connect(account);
      oauth.setCredentials({ access_token: oauth.credentials.access_token ?? null });
      await sandbox.control('POST', `/sandbox/accounts/${account}/revoke`);
      const revoked = await refusalOf(calendar.events.insert({ calendarId, requestBody }));
      expect(revoked).toMatchObject({ status: 401, body: invalidCredentials });
    });

    it.each([
      ['nothing', []],
      ['reading only', ['https://www.googleapis.com/auth/calendar.events.readonly']],
    ])('with a token that allows %s', async (_name, scopes) => {
      const { calendar } = await sandbox.connect(account, scopes);
      const refused = await refusalOf(calendar.events.insert({ calendarId, requestBody }));
      expect(refused).toMatchObject({
        status: 403,
        body: {
          error: {
            code: 403,
            message: 'Request had insufficient authentication scopes.',
            errors: [
              {
                message: 'Insufficient Permission',
                domain: 'global',
                reason: 'insufficientPermissions',
              },
            ],
            status: 'PERMISSION_DENIED',
            details: [
              {
                '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
                reason: 'ACCESS_TOKEN_SCOPE_INSUFFICIENT',
                domain: 'googleapis.com',
                metadata: {
                  method: 'calendar.v3.Events.Insert',
                  service: 'calendar-json.googleapis.com',
                },
              },
            ],
          },
        },
      });
      expect(refused.headers.get('www-authenticate')).toContain('error="insufficient_scope"');
      expect(refused.headers.get('www-authenticate')).toContain(eventsScope);
    });
  });

  describe('of requests', () => {
    it.each([
      ['is no JSON', '{"start":'],
      ['is a list', '[]'],
      ['is a text', '"event"'],
    ])('whose body %s', async (_name, body) => {
      const answer = await call({ method: 'POST', body });
      expect(answer).toMatchObject({
        status: 400,
        body: { error: { errors: [{ domain: 'global', reason: 'parseError' }] } },
      });
    });

    it('whose body is empty, as an event without times', async () => {
      expect((await call({ method: 'POST' })).body).toMatchObject({
        error: { errors: [{ reason: 'required', message: 'Missing end time.' }] },
      });
    });

    it('whose body is a form', async () => {
      const answer = await call({ method: 'POST', body: new URLSearchParams({ summary: 'x' }) });
      expect(answer.body).toMatchObject({
        error: { message: 'This API does not support parsing form-encoded input.' },
      });
    });

    it('with a value of sendUpdates that does not exist', async () => {
      const body = JSON.stringify(requestBody);
      const answer = await call({ method: 'POST', body }, '?sendUpdates=everyone');
      expect(answer).toMatchObject({
        status: 400,
        body: {
          error: {
            errors: [
              { reason: 'invalidParameter', locationType: 'parameter', location: 'sendUpdates' },
            ],
          },
        },
      });
      const { status } = await call({ method: 'POST', body }, '?sendUpdates=none');
      expect(status).toBe(200);
    });

    it('for what this calendar API does not have', async () => {
      expect((await call({ method: 'POST' }, '/import')).status).toBe(404);
    });
  });

  describe('of too many calls', () => {
    it('for one account, nobody else’s', async () => {
      await sandbox.control('POST', '/sandbox/settings', { userQuotaPerMinute: 2 });
      const get = () => events.get({ calendarId, eventId: 'alt01' });
      await insert();
      await get();
      expect(await refusalOf(get())).toMatchObject({
        status: 403,
        body: {
          error: {
            code: 403,
            errors: [
              {
                domain: 'usageLimits',
                reason: 'userRateLimitExceeded',
                message: 'User Rate Limit Exceeded',
              },
            ],
          },
        },
      });
      const other = await sandbox.connect('bob@example.com');
      expect((await other.calendar.events.insert({ calendarId, requestBody })).status).toBe(200);
      sandbox.time += 60_000;
      expect((await get()).status).toBe(200);
    });

    it('for the whole project', async () => {
      await sandbox.control('POST', '/sandbox/settings', {
        projectQuotaPerMinute: 1,
        rateLimitStatus: 429,
      });
      await insert();
      const { calendar } = await sandbox.connect('bob@example.com');
      const refused = await refusalOf(calendar.events.insert({ calendarId, requestBody }));
      expect(refused).toMatchObject({ status: 429, reason: 'rateLimitExceeded' });
    });

    it('and counts a patch as three', async () => {
      await sandbox.control('POST', '/sandbox/settings', { userQuotaPerMinute: 3 });
      await insert();
      const patch = events.patch({ calendarId, eventId: 'alt01', requestBody: { summary: 'x' } });
      expect((await refusalOf(patch)).reason).toBe('userRateLimitExceeded');
    });
  });

  it.each([
    [403, 'quotaExceeded', 'usageLimits'],
    [403, 'accessNotConfigured', 'usageLimits'],
    [403, 'dailyLimitExceeded', 'usageLimits'],
    [403, 'rateLimitExceeded', 'usageLimits'],
    [503, 'backendError', 'global'],
    [500, 'internalError', 'global'],
  ])('answers %i %s on request', async (status, reason, domain) => {
    await sandbox.control('POST', '/sandbox/faults', { answer: { reason } });
    const refused = await refusalOf(insert());
    expect(refused).toMatchObject({
      status,
      reason,
      body: { error: { code: status, errors: [{ domain }] } },
    });
    expect((await insert()).status).toBe(200);
  });
});
