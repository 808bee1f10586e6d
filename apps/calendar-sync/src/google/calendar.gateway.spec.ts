import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { buildSandbox } from '../../../google-sandbox/src/sandbox.app.js';
import { CalendarGateway } from './calendar.gateway.js';
import { GoogleFixture, testClient } from './google.fixture.js';
import type { EventBody } from './google.event.js';
import type { GoogleError } from './google.error.js';

const account = 'ana@example.com';
const id = 'alt0123456789abcdef0123456789abcdefg0';
const untouched = new AbortController().signal;

const tour: EventBody = {
  id,
  status: 'confirmed',
  summary: 'Property tour',
  description: 'Bring keys',
  location: '1 Main St',
  start: { dateTime: '2026-06-01T14:00:00Z', timeZone: 'America/Chicago' },
  end: { dateTime: '2026-06-01T15:00:00Z', timeZone: 'America/Chicago' },
  source: { title: 'Agent Lead Tracker', url: 'https://alt.example.com/appointments/1' },
  extendedProperties: { private: { altAppointmentId: 'a', altVersion: '1' } },
  reminders: { useDefault: true },
};

describe('the calendar gateway, at the sandbox', () => {
  const google = new GoogleFixture(buildSandbox(testClient));
  let gateway: CalendarGateway;
  let token: string;

  beforeAll(() => google.start());
  afterAll(() => google.stop());
  beforeEach(async () => {
    await google.reset();
    token = (await google.grant(account)).access_token;
    gateway = new CalendarGateway(google.settings());
  });

  const insert = (event: EventBody = tour) => gateway.insert(token, event, untouched);
  const get = () => gateway.get(token, id, untouched);
  const update = (event: EventBody = tour, ifMatch?: string) =>
    gateway.update(token, event, ifMatch === undefined ? {} : { ifMatch }, untouched);
  const remove = (ifMatch?: string) =>
    gateway.delete(token, id, ifMatch === undefined ? {} : { ifMatch }, untouched);
  const person = (method: string, path: string, body?: object) =>
    google.control(method, `accounts/${account}/events/${path}`, body);

  describe('writes and reads', () => {
    it('an insert answers the event as it stands', async () => {
      expect(await insert()).toEqual({
        id,
        etag: expect.stringMatching(/^"\d+"$/),
        status: 'confirmed',
        htmlLink: expect.stringMatching(/^https:\/\/www\.google\.com\/calendar\/event\?eid=/),
        organizerEmail: account,
        summary: tour.summary,
        description: tour.description,
        location: tour.location,
        start: { dateTime: '2026-06-01T10:00:00-04:00', timeZone: 'America/Chicago' },
        end: { dateTime: '2026-06-01T11:00:00-04:00', timeZone: 'America/Chicago' },
        source: tour.source,
        privateProperties: tour.extendedProperties.private,
      });
      expect(await get()).toEqual(await get());
    });

    it('an update replaces the event whole', async () => {
      await insert();
      const { location: _location, source: _source, ...bare } = tour;
      await update(bare);
      expect(await get()).toMatchObject({ location: null, source: null });
    });

    it('a deleted event is still to be seen, and an update brings it back', async () => {
      await insert();
      await remove();
      const cancelled = await get();
      expect(cancelled.status).toBe('cancelled');
      expect(await update(tour, cancelled.etag)).toMatchObject({ status: 'confirmed' });
    });

    it('reaches nothing but the primary calendar, and has nobody mailed', async () => {
      await insert();
      await update();
      await get();
      await remove();
      expect(
        (await google.calls()).map(({ method, path, query }) => [method, path, query]),
      ).toEqual([
        ['POST', '/calendar/v3/calendars/primary/events', { sendUpdates: 'none' }],
        ['PUT', `/calendar/v3/calendars/primary/events/${id}`, { sendUpdates: 'none' }],
        ['GET', `/calendar/v3/calendars/primary/events/${id}`, {}],
        ['DELETE', `/calendar/v3/calendars/primary/events/${id}`, { sendUpdates: 'none' }],
      ]);
    });

    it('keeps the path of another Google’s address', async () => {
      const { calendarRootUrl } = google.settings();
      const elsewhere = new CalendarGateway({
        ...google.settings(),
        calendarRootUrl: `${calendarRootUrl}proxied/`,
      });
      await expect(elsewhere.get(token, id, untouched)).rejects.toMatchObject({ status: 404 });
      expect(await google.calls()).toEqual([]);
    });
  });

  describe('says what Google’s refusals are', () => {
    it('an id that is taken, by a living or a deleted event', async () => {
      await insert();
      await expect(insert()).rejects.toMatchObject({ kind: 'duplicate', status: 409 });
      await remove();
      await expect(insert()).rejects.toMatchObject({ kind: 'duplicate', status: 409 });
    });

    it('an event that never was', async () => {
      await expect(get()).rejects.toMatchObject({ kind: 'not_found' });
      await expect(update()).rejects.toMatchObject({ kind: 'not_found' });
      await expect(remove()).rejects.toMatchObject({ kind: 'not_found' });
    });

    it('an event that was deleted already', async () => {
      await insert();
      await remove();
      await expect(remove()).rejects.toMatchObject({ kind: 'gone', status: 410 });
    });

    it('an id that is burnt', async () => {
      await insert();
      await person('DELETE', `${id}?purge=true`);
      await expect(update()).rejects.toMatchObject({ kind: 'forbidden', status: 403 });
      await expect(insert()).rejects.toMatchObject({ kind: 'duplicate', status: 409 });
    });

    it('an event that is not as it was', async () => {
      const { etag } = await insert();
      await person('PATCH', id, { summary: 'Renamed by hand' });
      await expect(update(tour, etag)).rejects.toMatchObject({ kind: 'precondition' });
      await expect(remove(etag)).rejects.toMatchObject({ kind: 'precondition' });
      expect(await get()).toMatchObject({ summary: 'Renamed by hand', status: 'confirmed' });
    });

    it('an event that Google will never take', async () => {
      const reversed = { ...tour, start: tour.end, end: tour.start };
      await expect(insert(reversed)).rejects.toMatchObject({
        kind: 'invalid',
        code: 'event_time_range_empty',
        detail: 'The specified time range is empty.',
      });
      const nowhere = { ...tour, start: { dateTime: '2026-06-01T14:00:00Z', timeZone: 'Moon' } };
      await expect(insert(nowhere)).rejects.toMatchObject({ kind: 'invalid' });
    });

    it('a token that is not good (any more)', async () => {
      await google.control('POST', `accounts/${account}/expire-access-tokens`);
      await expect(insert()).rejects.toMatchObject({ kind: 'unauthorized', status: 401 });
    });

    it('a permission that was not given', async () => {
      token = (await google.grant('bob@example.com', ['openid'])).access_token;
      await expect(insert()).rejects.toMatchObject({ kind: 'scope_missing', status: 403 });
    });

    it.each([
      [{ userQuotaPerMinute: 1 }, 403, 'rate_limited_user'],
      [{ userQuotaPerMinute: 1, rateLimitStatus: 429 }, 429, 'rate_limited_user'],
      [{ projectQuotaPerMinute: 1 }, 403, 'rate_limited_project'],
      [{ projectQuotaPerMinute: 1, rateLimitStatus: 429 }, 429, 'rate_limited_project'],
    ])('a quota that is used up: %j', async (settings, status, kind) => {
      await google.control('POST', 'settings', settings);
      await insert();
      await expect(get()).rejects.toMatchObject({ kind, status });
    });

    it.each([
      ['invalid', 400, 'invalid'],
      ['required', 400, 'invalid'],
      ['timeRangeEmpty', 400, 'invalid'],
      ['authError', 401, 'unauthorized'],
      ['rateLimitExceeded', 403, 'rate_limited_project'],
      ['userRateLimitExceeded', 429, 'rate_limited_user'],
      ['quotaExceeded', 403, 'usage_limit'],
      ['insufficientPermissions', 403, 'scope_missing'],
      ['accessNotConfigured', 403, 'project_misconfigured'],
      ['dailyLimitExceeded', 403, 'project_misconfigured'],
      ['forbidden', 403, 'forbidden'],
      ['notFound', 404, 'not_found'],
      ['duplicate', 409, 'duplicate'],
      ['deleted', 410, 'gone'],
      ['conditionNotMet', 412, 'precondition'],
      ['backendError', 503, 'transient'],
      ['somethingNew', 403, 'unknown'],
    ])('%s (%i) is %s, whichever call it answers, and that call was sent once', async (...row) => {
      const [reason, status, kind] = row;
      await google.fault({ times: null, answer: { status, reason } });
      for (const call of [insert, get, update, remove]) {
        await expect(call()).rejects.toMatchObject({ kind, status });
      }
      expect(await google.transcript()).toEqual([
        `insert ${status}`,
        `get ${status}`,
        `update ${status}`,
        `delete ${status}`,
      ]);
    });

    it('the wait that Google asks for', async () => {
      await google.fault({ answer: { reason: 'rateLimitExceeded', retryAfter: 7 } });
      await expect(insert()).rejects.toMatchObject({ retryAfterMs: 7_000 });
    });

    it('a page with the status of a success', async () => {
      await google.fault({ times: null, garbage: true });
      for (const call of [insert, get, update, remove]) {
        await expect(call()).rejects.toMatchObject({ code: 'google_answer_malformed' });
      }
    });
  });

  it('throws nothing but its own error, without a cause', async () => {
    await google.fault({ answer: { reason: 'backendError' } });
    const error = (await insert().catch((thrown: unknown) => thrown)) as GoogleError;
    expect(error).toMatchObject({ name: 'GoogleError', message: expect.stringContaining('503') });
    expect(error.cause).toBeUndefined();
  });
});
