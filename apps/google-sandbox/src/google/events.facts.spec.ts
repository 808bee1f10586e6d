import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { calendar_v3 } from 'googleapis/build/src/apis/calendar/index.js';
import { refusalOf, SandboxFixture } from './sandbox.fixture.js';

type Event = calendar_v3.Schema$Event;

const account = 'ana@example.com';
const calendarId = 'primary';
const id = 'alt0123456789abcdefghijklmnopqrstuv';

const tour: Event = {
  id,
  summary: 'Property tour',
  start: { dateTime: '2026-06-01T14:00:00Z', timeZone: 'America/Chicago' },
  end: { dateTime: '2026-06-01T15:00:00Z', timeZone: 'America/Chicago' },
};

/** What is known of Google's events, asked of the sandbox with Google's own client. */
describe('events as Google keeps them', () => {
  const sandbox = new SandboxFixture();
  let events: calendar_v3.Resource$Events;

  beforeAll(() => sandbox.start());
  afterAll(() => sandbox.stop());
  beforeEach(async () => {
    await sandbox.reset();
    events = (await sandbox.connect(account)).calendar.events;
  });

  const insert = async (event: Event = tour) =>
    (await events.insert({ calendarId, requestBody: event })).data;
  const get = async () => (await events.get({ calendarId, eventId: id })).data;
  const { id: _id, ...tourWithoutId } = tour;

  describe('the resource', () => {
    it('answers an insert with the whole event', async () => {
      expect(await insert({ ...tour, location: '1 Main St', description: 'Bring keys' })).toEqual({
        kind: 'calendar#event',
        etag: `"${Date.parse('2026-05-01T12:00:00.250Z') * 2000}"`,
        id,
        status: 'confirmed',
        htmlLink: `https://www.google.com/calendar/event?eid=${Buffer.from(`${id} ${account}`)
          .toString('base64')
          .replace(/=+$/, '')}`,
        created: '2026-05-01T12:00:00.000Z',
        updated: '2026-05-01T12:00:00.250Z',
        summary: 'Property tour',
        description: 'Bring keys',
        location: '1 Main St',
        creator: { email: account, self: true },
        organizer: { email: account, self: true },
        start: { dateTime: '2026-06-01T10:00:00-04:00', timeZone: 'America/Chicago' },
        end: { dateTime: '2026-06-01T11:00:00-04:00', timeZone: 'America/Chicago' },
        iCalUID: `${id}@google.com`,
        sequence: 0,
        reminders: { useDefault: true },
        eventType: 'default',
      });
    });

    it('writes times with the offset of the calendar, not of the request', async () => {
      await sandbox.control('POST', '/sandbox/settings', { calendarTimeZone: 'Europe/Berlin' });
      expect((await insert()).start).toEqual({
        dateTime: '2026-06-01T16:00:00+02:00',
        timeZone: 'America/Chicago',
      });
      const inUtc = await events.get({ calendarId, eventId: id, timeZone: 'UTC' });
      expect(inUtc.data.start?.dateTime).toBe('2026-06-01T14:00:00Z');
    });

    it('makes an id where none is given', async () => {
      const first = await insert(tourWithoutId);
      const second = await insert(tourWithoutId);
      expect(first.id).toMatch(/^[a-v0-9]{26}$/);
      expect(second.id).not.toBe(first.id);
    });

    it('keeps what belongs to the writer', async () => {
      const given: Event = {
        ...tour,
        extendedProperties: { private: { appointment: '7' }, shared: { team: 'north' } },
        source: { title: 'ALT', url: 'https://alt.example.com/appointments/7' },
        reminders: { useDefault: false, overrides: [{ method: 'popup', minutes: 30 }] },
        colorId: '5',
        transparency: 'transparent',
        visibility: 'private',
      };
      expect(await insert(given)).toMatchObject({ ...given, start: {}, end: {} });
    });

    it('ignores fields that do not exist and fields that no writer decides', async () => {
      const given = { ...tour, unknown: 1, etag: '"1"', created: 'never', creator: { email: 'x' } };
      const event = await insert(given);
      expect(event).not.toHaveProperty('unknown');
      expect(event.creator?.email).toBe(account);
    });

    it('keeps 8192 characters of a description', async () => {
      expect((await insert({ ...tour, description: 'x'.repeat(9000) })).description).toHaveLength(
        8192,
      );
    });

    it('drops a property with a long key and cuts a long value', async () => {
      const { extendedProperties } = await insert({
        ...tour,
        extendedProperties: {
          private: { ['k'.repeat(44)]: 'v'.repeat(1025), ['k'.repeat(45)]: 'gone' },
        },
      });
      expect(extendedProperties).toEqual({ private: { ['k'.repeat(44)]: 'v'.repeat(1024) } });
    });
  });

  describe('ids', () => {
    it.each([
      ['5 characters', '00000'],
      ['1024 characters', 'v'.repeat(1024)],
      ['a UUID without dashes', '3f2b8c1e9d4a4f6ba1c2d3e4f5a6b7c8'],
    ])('may be chosen by the client: %s', async (_name, chosen) => {
      expect((await insert({ ...tour, id: chosen })).id).toBe(chosen);
      expect((await events.get({ calendarId, eventId: chosen })).data.id).toBe(chosen);
    });

    it.each([
      ['4 characters', 'abcd'],
      ['1025 characters', 'v'.repeat(1025)],
      ['dashes', 'with-dashes'],
      ['capitals', 'UPPERCASE'],
      ['w to z', 'wxyz0'],
      ['letters beyond ASCII', 'ünïcode'],
      ['nothing', ''],
    ])('are invalid outside base32hex or 5 to 1024 characters: %s', async (_name, chosen) => {
      expect(await refusalOf(insert({ ...tour, id: chosen }))).toMatchObject({
        status: 400,
        reason: 'invalid',
        message: 'Invalid resource id value.',
      });
    });

    it('go without an iCalUID beside them', async () => {
      expect(await refusalOf(insert({ ...tour, iCalUID: 'x@alt.example.com' }))).toMatchObject({
        status: 400,
        reason: 'invalid',
      });
      expect((await insert({ ...tourWithoutId, iCalUID: 'x@a.example' })).iCalUID).toBe(
        'x@a.example',
      );
    });

    it('are used once in a calendar', async () => {
      await insert();
      expect(await refusalOf(insert())).toMatchObject({
        status: 409,
        reason: 'duplicate',
        message: 'The requested identifier already exists.',
      });
    });

    it('are free in another calendar', async () => {
      await insert();
      const { calendar } = await sandbox.connect('bob@example.com');
      const other = await calendar.events.insert({ calendarId, requestBody: tour });
      expect(other.data.organizer?.email).toBe('bob@example.com');
    });
  });

  describe('calendars', () => {
    it('are addressed as primary or by the account’s own address', async () => {
      const byAddress = await events.insert({ calendarId: 'Ana@example.com', requestBody: tour });
      expect(byAddress.data.id).toBe(id);
      expect((await get()).id).toBe(id);
    });

    it.each(['bob@example.com', 'default', 'x'])('are 404 if another’s: %s', async (other) => {
      const foreign = events.insert({ calendarId: other, requestBody: tour });
      expect(await refusalOf(foreign)).toMatchObject({ status: 404, reason: 'notFound' });
    });

    it('are listed in pages, between two times', async () => {
      const at = (hour: number) => ({
        summary: `at ${hour}`,
        start: { dateTime: `2026-06-01T${hour}:00:00Z` },
        end: { dateTime: `2026-06-01T${hour + 1}:00:00Z` },
      });
      for (const hour of [14, 12, 10]) await insert(at(hour));
      const titles = async (query: object) =>
        (await events.list({ calendarId, ...query })).data.items?.map(({ summary }) => summary);
      expect(await titles({})).toEqual(['at 10', 'at 12', 'at 14']);
      expect(await titles({ timeMin: '2026-06-01T11:00:00Z' })).toEqual(['at 12', 'at 14']);
      expect(await titles({ timeMax: '2026-06-01T14:00:00Z' })).toEqual(['at 10', 'at 12']);
      const first = await events.list({ calendarId, maxResults: 2 });
      const rest = await titles({ pageToken: first.data.nextPageToken });
      expect(rest).toEqual(['at 14']);
    });

    it('are not listed with bounds that make no sense', async () => {
      const empty = { timeMin: '2026-06-02T00:00:00Z', timeMax: '2026-06-01T00:00:00Z' };
      expect((await refusalOf(events.list({ calendarId, ...empty }))).reason).toBe(
        'timeRangeEmpty',
      );
      const local = events.list({ calendarId, timeMin: '2026-06-02T00:00:00' });
      expect((await refusalOf(local)).reason).toBe('badRequest');
    });
  });
});
