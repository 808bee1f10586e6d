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

/** What becomes of an event that exists; asked with Google's own client. */
describe('writes to an event that Google has', () => {
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
  const update = async (event: Event, headers: Record<string, string> = {}) =>
    (await events.update({ calendarId, eventId: id, requestBody: event }, { headers })).data;
  const get = async () => (await events.get({ calendarId, eventId: id })).data;
  const remove = () => events.delete({ calendarId, eventId: id, sendUpdates: 'none' });

  describe('deleted events', () => {
    beforeEach(async () => {
      await insert();
    });

    it('answer 204 and stay behind as cancelled', async () => {
      expect((await remove()).status).toBe(204);
      expect(await get()).toMatchObject({ status: 'cancelled', summary: 'Property tour' });
    });

    it('answer 410 to a second delete', async () => {
      await remove();
      expect(await refusalOf(remove())).toMatchObject({ status: 410, reason: 'deleted' });
    });

    it('still hold their id', async () => {
      await remove();
      expect(await refusalOf(insert())).toMatchObject({ status: 409, reason: 'duplicate' });
    });

    it('come back by an update that says confirmed', async () => {
      await remove();
      expect(await update({ ...tour, status: 'confirmed' })).toMatchObject({ status: 'confirmed' });
    });

    it('stay deleted by an update that says nothing of the status', async () => {
      await remove();
      expect(await update(tour)).toMatchObject({ status: 'cancelled' });
    });

    it('are 404 where there was none', async () => {
      const unknown = events.delete({ calendarId, eventId: 'nosuchevent' });
      expect(await refusalOf(unknown)).toMatchObject({ status: 404, reason: 'notFound' });
    });

    it('burn their id once they are purged', async () => {
      await sandbox.control('DELETE', `/sandbox/accounts/${account}/events/${id}?purge=true`);
      expect(await refusalOf(get())).toMatchObject({ status: 404, reason: 'notFound' });
      expect(await refusalOf(insert())).toMatchObject({ status: 409, reason: 'duplicate' });
      expect(await refusalOf(update({ ...tour, status: 'confirmed' }))).toMatchObject({
        status: 403,
        reason: 'forbidden',
        message: 'Forbidden',
      });
      expect(await refusalOf(remove())).toMatchObject({ status: 410 });
    });
  });

  describe('update and patch', () => {
    it('replaces the event whole', async () => {
      await insert({ ...tour, location: '1 Main St', colorId: '5' });
      const updated = await update({ ...tour, summary: 'New title' });
      expect(updated.summary).toBe('New title');
      expect(updated).not.toHaveProperty('location');
      expect(updated).not.toHaveProperty('colorId');
    });

    it('merges a patch, and removes by null', async () => {
      await insert({
        ...tour,
        location: '1 Main St',
        extendedProperties: { private: { a: '1', b: '2' } },
      });
      const patched = await events.patch({
        calendarId,
        eventId: id,
        requestBody: {
          summary: 'New title',
          location: null,
          extendedProperties: { private: { b: null as unknown as string, c: '3' } },
        },
      });
      expect(patched.data).toMatchObject({
        summary: 'New title',
        extendedProperties: { private: { a: '1', c: '3' } },
        start: { timeZone: 'America/Chicago' },
      });
      expect(patched.data).not.toHaveProperty('location');
    });

    it('is 404 for an event that is not there', async () => {
      expect(await refusalOf(update(tour))).toMatchObject({ status: 404, reason: 'notFound' });
    });

    it('moves updated and the etag, and keeps created', async () => {
      const before = await insert();
      sandbox.time += 90_000;
      const after = await update({ ...tour, summary: 'New title' });
      expect(after.created).toBe(before.created);
      expect(Date.parse(after.updated ?? '')).toBe(sandbox.time);
      expect(after.etag).toBe(`"${sandbox.time * 2000}"`);
    });

    it('gives two writes of one millisecond two etags', async () => {
      await insert();
      const first = await update({ ...tour, summary: 'one' });
      const second = await update({ ...tour, summary: 'two' });
      expect(second.etag).not.toBe(first.etag);
    });

    it('raises the sequence when the time moves, and refuses a lower one', async () => {
      await insert();
      const later = { ...tour, end: { dateTime: '2026-06-01T16:00:00Z' } };
      expect((await update(later)).sequence).toBe(1);
      expect((await update({ ...later, summary: 'same time' })).sequence).toBe(1);
      expect(await refusalOf(update({ ...later, sequence: 0 }))).toMatchObject({
        status: 400,
        reason: 'invalid',
      });
      expect((await update({ ...later, sequence: 4 })).sequence).toBe(4);
    });

    it('cannot change the id', async () => {
      await insert();
      expect(await refusalOf(update({ ...tour, id: 'another0id' }))).toMatchObject({ status: 400 });
    });
  });

  describe('If-Match', () => {
    it('lets a write through that knows the newest etag, and no other', async () => {
      const { etag } = await insert();
      const headers = { 'If-Match': etag ?? '' };
      await update({ ...tour, summary: 'by the first' }, headers);
      const stale = await refusalOf(update({ ...tour, summary: 'by the second' }, headers));
      expect(stale).toMatchObject({
        status: 412,
        reason: 'conditionNotMet',
        body: {
          error: {
            code: 412,
            message: 'Precondition Failed',
            errors: [
              {
                domain: 'global',
                reason: 'conditionNotMet',
                message: 'Precondition Failed',
                locationType: 'header',
                location: 'If-Match',
              },
            ],
          },
        },
      });
      const removal = events.delete({ calendarId, eventId: id }, { headers });
      expect((await refusalOf(removal)).reason).toBe('conditionNotMet');
    });

    it('is not looked at on insert', async () => {
      const inserted = await events.insert(
        { calendarId, requestBody: tour },
        { headers: { 'If-Match': '"1"' } },
      );
      expect(inserted.status).toBe(200);
    });
  });
});
