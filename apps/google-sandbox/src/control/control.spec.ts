import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { SandboxFixture } from '../google/sandbox.fixture.js';
import { controlIndex } from './control.index.js';

const account = 'ana@example.com';
const events = `/sandbox/accounts/${account}/events`;
const calendarId = 'primary';
const tour = {
  id: 'alt01',
  summary: 'Tour',
  start: { dateTime: '2026-06-01T14:00:00Z' },
  end: { dateTime: '2026-06-01T15:00:00Z' },
};

interface ControlPath {
  readonly path: string;
  readonly body?: unknown;
}

describe('the control paths', () => {
  const sandbox = new SandboxFixture();

  beforeAll(() => sandbox.start());
  afterAll(() => sandbox.stop());
  beforeEach(() => sandbox.reset());

  const itemsOf = (body: unknown) => (body as { items: Record<string, unknown>[] }).items;

  describe('GET /sandbox', () => {
    it('lists every one of them', async () => {
      expect((await sandbox.call('/sandbox')).body).toEqual(controlIndex);
    });

    it.each<ControlPath>(controlIndex.control)(
      'has an example that works: $path',
      async (entry) => {
        const [method = '', target = ''] = entry.path.split(' ');
        await sandbox.control('POST', events, tour);
        const url = target.replace('{email}', account).replace('{id}', 'alt01');
        const { status } = await sandbox.control(method, url, entry.body);
        expect(status).toBeGreaterThanOrEqual(200);
        expect(status).toBeLessThan(300);
      },
    );
  });

  describe('the person’s own hand', () => {
    it('makes an event, at the next full hour if nothing is said', async () => {
      const { status, body } = await sandbox.control('POST', events, { summary: 'Dentist' });
      expect(status).toBe(201);
      expect(body).toMatchObject({
        summary: 'Dentist',
        start: { dateTime: '2026-05-01T09:00:00-04:00' },
        end: { dateTime: '2026-05-01T10:00:00-04:00' },
      });
    });

    it('changes an event, so that the app’s etag is old', async () => {
      const { calendar } = await sandbox.connect(account);
      const { data } = await calendar.events.insert({ calendarId, requestBody: tour });
      const change = { summary: 'Renamed', location: null };
      const { body } = await sandbox.control('PATCH', `${events}/alt01`, change);
      expect(body).toMatchObject({ summary: 'Renamed' });
      expect((body as { etag: string }).etag).not.toBe(data.etag);
    });

    it('deletes an event, which shows only among the deleted', async () => {
      await sandbox.control('POST', events, tour);
      expect((await sandbox.control('DELETE', `${events}/alt01`)).status).toBe(204);
      expect((await sandbox.call(events)).body).toEqual({ items: [] });
      const { body } = await sandbox.call(`${events}?showDeleted=true`);
      expect(body).toMatchObject({ items: [{ id: 'alt01', status: 'cancelled' }] });
    });

    it('cannot do what makes no event', async () => {
      const backwards = { start: tour.end, end: tour.start };
      expect(await sandbox.control('POST', events, backwards)).toMatchObject({
        status: 400,
        body: { error: { message: 'timeRangeEmpty: The specified time range is empty.' } },
      });
      expect((await sandbox.control('PATCH', `${events}/nothing`, {})).status).toBe(404);
    });

    it('sees events in the order in which they start', async () => {
      const on = (day: string) => ({
        summary: day,
        start: { date: day },
        end: { date: '2027-01-01' },
      });
      for (const day of ['2026-07-02', '2026-07-01', '2026-07-03']) {
        await sandbox.control('POST', events, on(day));
      }
      const { body } = await sandbox.call(events);
      expect(itemsOf(body).map(({ summary }) => summary)).toEqual([
        '2026-07-01',
        '2026-07-02',
        '2026-07-03',
      ]);
    });

    it('has an empty calendar before the first event', async () => {
      expect(await sandbox.call(events)).toMatchObject({ status: 200, body: { items: [] } });
    });
  });

  describe('the journal', () => {
    it('tells who called what, with which event, and what came of it', async () => {
      const { calendar } = await sandbox.connect(account);
      await calendar.events.insert({ calendarId, requestBody: tour, sendUpdates: 'none' });
      await calendar.events.insert({ calendarId, requestBody: tour }).catch(() => undefined);
      const { body } = await sandbox.call('/sandbox/requests');
      const path = '/calendar/v3/calendars/primary/events';
      const call = {
        method: 'POST',
        path,
        operation: 'insert',
        account,
        eventId: 'alt01',
        body: tour,
      };
      expect(itemsOf(body)).toEqual([
        expect.objectContaining({
          ...call,
          at: '2026-05-01T12:00:00.250Z',
          status: 200,
          reason: null,
          query: { sendUpdates: 'none' },
          durationMs: expect.any(Number),
        }),
        expect.objectContaining({ ...call, status: 409, reason: 'duplicate' }),
      ]);
      expect(body).toMatchObject({ total: 2 });
    });

    it('knows the id that Google made', async () => {
      const { calendar } = await sandbox.connect(account);
      const { id: _id, ...requestBody } = tour;
      const { data } = await calendar.events.insert({ calendarId, requestBody });
      expect(itemsOf((await sandbox.call('/sandbox/requests')).body)[0]?.['eventId']).toBe(data.id);
    });

    it('never holds a token, a code or a secret', async () => {
      const code = (await sandbox.authorize()).get('code') ?? '';
      const exchanged = await sandbox.form('/token', sandbox.exchangeFields(code));
      const tokens = exchanged.body as { access_token: string; refresh_token: string };
      const query = `?access_token=${tokens.access_token}`;
      await sandbox.call(`/calendar/v3/calendars/primary/events${query}`);
      await sandbox.call(`/revoke?token=${tokens.refresh_token}`, { method: 'POST' });
      const { body } = await sandbox.call('/sandbox/requests');
      expect(itemsOf(body).map(({ operation, status }) => [operation, status])).toEqual([
        ['authorize', 302],
        ['token', 200],
        ['list', 200],
        ['revoke', 200],
      ]);
      const written = JSON.stringify(body);
      for (const secret of [code, tokens.access_token, tokens.refresh_token, '"secret"']) {
        expect(written).not.toContain(secret);
      }
    });

    it('is asked by account and time, and cleared', async () => {
      const ana = await sandbox.connect(account);
      const bob = await sandbox.connect('bob@example.com');
      await ana.calendar.events.insert({ calendarId, requestBody: tour });
      sandbox.time += 1000;
      await bob.calendar.events.insert({ calendarId, requestBody: tour });
      const accounts = async (query: string) =>
        itemsOf((await sandbox.call(`/sandbox/requests${query}`)).body).map(
          (one) => one['account'],
        );
      expect(await accounts(`?account=${account}`)).toEqual([account]);
      expect(await accounts('?since=2026-05-01T12:00:01Z')).toEqual(['bob@example.com']);
      expect(await sandbox.call('/sandbox/requests?since=lately')).toMatchObject({
        status: 400,
        body: { error: { field: 'since' } },
      });
      expect((await sandbox.control('DELETE', '/sandbox/requests')).status).toBe(204);
      expect(await accounts('')).toEqual([]);
    });

    it('does not hold the calls on the control paths', async () => {
      await sandbox.call('/sandbox/accounts');
      await sandbox.call('/');
      expect((await sandbox.call('/sandbox/requests')).body).toEqual({ items: [], total: 0 });
    });
  });

  describe('bodies that make no sense', () => {
    it.each([
      ['/sandbox/consent', { decision: 'allow' }, 'email'],
      ['/sandbox/consent', { email: 'ana', decision: 'allow' }, 'email'],
      ['/sandbox/consent', { email: account, decision: 'perhaps' }, 'decision'],
      ['/sandbox/consent', { email: account, decision: 'allow', scopes: 'all' }, 'scopes'],
      ['/sandbox/settings', { latencyMs: -1 }, 'latencyMs'],
      ['/sandbox/settings', { rateLimitStatus: 500 }, 'rateLimitStatus'],
      ['/sandbox/settings', { calendarTimeZone: 'Mars/Base' }, 'calendarTimeZone'],
      ['/sandbox/settings', { quota: 5 }, 'quota'],
      ['/sandbox/accounts/ana/revoke', {}, 'email'],
      [`/sandbox/accounts/${account}/grants`, { scopes: 'all' }, 'scopes'],
      [events, [], 'body'],
    ])('%s %j: 400 naming %s', async (path, body, field) => {
      const answer = await sandbox.control('POST', path, body);
      expect(answer).toMatchObject({ status: 400, body: { error: { code: 400, field } } });
    });

    it('are refused where they are no JSON', async () => {
      const answer = await sandbox.call('/sandbox/consent', { method: 'POST', body: '{' });
      expect(answer).toMatchObject({ status: 400, body: { error: { field: 'body' } } });
    });
  });

  it('reads JSON that curl calls a form', async () => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const body = JSON.stringify({ testingMode: true });
    const answer = await sandbox.call('/sandbox/settings', { method: 'POST', body, headers });
    expect(answer).toMatchObject({ status: 200, body: { testingMode: true } });
  });

  it('moves the clock ahead', async () => {
    await sandbox.control('POST', '/sandbox/settings', { clockOffsetSeconds: 3600 });
    const { body } = await sandbox.control('POST', events, tour);
    expect(body).toMatchObject({ updated: '2026-05-01T13:00:00.250Z' });
  });

  it('is as new after a reset', async () => {
    await sandbox.connect(account);
    await sandbox.control('POST', events, tour);
    await sandbox.control('POST', '/sandbox/settings', { latencyMs: 5 });
    await sandbox.control('POST', '/sandbox/reset');
    expect((await sandbox.call('/sandbox/accounts')).body).toEqual({ items: [] });
    expect((await sandbox.call('/sandbox/settings')).body).toMatchObject({ latencyMs: 0 });
  });

  it.each(['/health/live', '/health/ready'])('answers %s', async (path) => {
    expect((await sandbox.call(path)).status).toBe(200);
  });
});
