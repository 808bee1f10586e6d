import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually } from '#test/eventually.js';
import { OutboxWitness } from '../../fuzz/outbox.witness.js';
import type { Appointment } from '../agent.client.js';
import { acrossTheClocks, spanInWords, spanOf, summerDay, winterDay } from './clock.changes.js';
import { attemptsOf, hoursGoBy, writersOf } from './database.witness.js';
import { PeersWorld } from './peers.world.js';
import type { SyncedAgent } from './synced.agent.js';

/*
 * What users of other calendar integrations complain of in public, and that it is not so here:
 * a test for each complaint, here of appointments and what becomes of them.
 */

const unavailable = { status: 503, reason: 'backendError' };

/** What an appointment is, but for its way into the calendar. */
const contentOf = ({ sync: _sync, ...content }: Appointment) => content;

let world: PeersWorld;
let ana: SyncedAgent;

beforeAll(async () => {
  world = await PeersWorld.start();
});
afterAll(() => world.stop());
beforeEach(async () => {
  await world.beginAnew();
  ana = await world.agent();
});

describe('an appointment', () => {
  it('tells how far it is, why it is not there yet and when it is tried again (cal.com #18617)', async () => {
    const early = await ana.make('Before there was a calendar');
    await eventually(async () => expect((await ana.lane(early)).state).toBe('skipped'));
    await ana.connect();
    const there = await ana.makeSynced('There');
    await ana.fault({ operation: 'insert', status: 400, reason: 'invalid', message: 'Bad colour' });
    const refused = await ana.make('Refused');
    await ana.when(refused, ({ sync }) => expect(sync.state).toBe('failed'));
    await ana.fault({ operation: 'insert', ...unavailable, retryAfter: 3600 });
    const later = await ana.make('Later');
    await ana.when(later, ({ sync }) => expect(sync.state).toBe('retrying'));
    await ana.holdTurn();
    const waiting = await ana.make('Waiting');

    const { items } = await ana.client.expect<{ items: Appointment[] }>(
      200,
      'GET',
      '/api/appointments',
    );
    const shown = new Map(items.map(({ id, sync }) => [id, sync]));
    const nothing = { reason: null, nextAttemptAt: null };
    expect(shown.get(early.id)).toMatchObject({ state: 'not_connected', ...nothing });
    expect(shown.get(there.id)).toMatchObject({ state: 'synced', syncedVersion: 1, ...nothing });
    expect(shown.get(refused.id)).toMatchObject({
      state: 'failed',
      reason: expect.stringContaining('Bad colour'),
    });
    expect(shown.get(later.id)).toMatchObject({
      state: 'retrying',
      reason: expect.stringContaining('Google Calendar is having trouble right now'),
      nextAttemptAt: expect.stringMatching(/^\d{4}-.*Z$/),
    });
    expect(shown.get(waiting.id)).toMatchObject({ state: 'waiting', ...nothing });
    expect(await ana.connection()).toMatchObject({ waiting: 2, failed: 1 });
  });

  it('has one way to be written, whoever writes it, and no other (Easy!Appointments #604)', async () => {
    await ana.connect();
    const made = await ana.makeSynced('Made by a program');
    const path = `/api/contacts/${ana.contactId}`;
    await ana.client.expect(200, 'PATCH', path, { name: 'Renamed Client' });
    await ana.synced(made);
    expect((await ana.onlyEvent()).description).toContain('Renamed Client');
    await ana.client.expect(204, 'DELETE', path);
    await eventually(async () => expect(await ana.events()).toEqual([]));

    // All that every test here wrote has its change and its lane; nobody else could have written.
    expect(await new OutboxWitness(world.product.owner).disagreements()).toEqual([]);
    expect(await writersOf(world.product.owner, 'crm.appointment')).toEqual(['crm_api']);
    expect(await writersOf(world.product.owner, 'outbox.change')).toEqual(['crm_api']);
  });

  it('keeps its hours through both changes of the clock (erpnext #28707, OGCS #2361)', async () => {
    await ana.connect();
    for (const [title, span] of Object.entries(acrossTheClocks)) await ana.makeSynced(title, span);
    const moved = await ana.makeSynced('moved', summerDay);
    await ana.synced(await ana.edit(moved, { ...winterDay }));
    const shown = (await ana.events()).map((event) => [event.summary, spanOf(event)]);
    const expected = Object.entries({ ...acrossTheClocks, moved: winterDay });
    expect(Object.fromEntries(shown)).toEqual(
      Object.fromEntries(expected.map(([title, span]) => [title, spanInWords(span)])),
    );
  });

  it('keeps its days where one has 25 hours (OGCS #2361)', async () => {
    await ana.connect();
    const days = { allDay: true, startsOn: '2127-11-02', endsOn: '2127-11-02' };
    const when = { startsAt: null, endsAt: null, timeZone: winterDay.timeZone };
    await ana.makeSynced('a day of 25 hours', { ...days, ...when });
    const { start, end } = await ana.onlyEvent();
    expect([start.date, end.date]).toEqual(['2127-11-02', '2127-11-03']);
  });

  it('leaves no ghost, and its delete never sticks (twenty #24095, OGCS #1060)', async () => {
    await ana.connect();
    const titles = ['deleted there', 'purged there', 'restored', 'burnt'];
    const made = [];
    for (const title of titles) made.push(await ana.makeSynced(title));
    const [deleted, purged, restored, burnt] = made as [
      ...[Appointment, Appointment, Appointment, Appointment],
    ];
    const idOf = new Map((await ana.events()).map(({ summary, id }) => [summary, id]));
    for (const [title, id] of idOf) {
      await world.google.personDeletes(
        ana.account,
        id,
        title === 'purged there' || title === 'burnt',
      );
    }
    for (const one of [deleted, purged]) {
      await ana.delete(one);
      await eventually(async () =>
        expect(await ana.lane(one)).toMatchObject({ state: 'done', done_version: 2 }),
      );
    }
    for (const one of [restored, burnt]) await ana.synced(await ana.edit(one, { notes: 'New' }));
    const standing = new Map((await ana.events()).map(({ summary, id }) => [summary, id]));
    expect([...standing.keys()].toSorted()).toEqual(['burnt', 'restored']);
    expect(standing.get('restored')).toBe(idOf.get('restored'));
    expect(standing.get('burnt')).not.toBe(idOf.get('burnt'));
    const gone = (await ana.calls('delete')).map(({ status }) => status);
    expect(gone).toEqual(expect.arrayContaining([404, 410]));
  });

  it('is never changed by what Google says (Easy!Appointments)', async () => {
    await ana.connect();
    const made = await ana.makeSynced('Tour');
    const { id } = await ana.onlyEvent();
    await world.google.personEdits(ana.account, id, { summary: 'Renamed by hand', location: null });
    const own = await world.google.personMakes(ana.account, { summary: 'Dentist' });
    await world.google.personDeletes(ana.account, id);
    const other = await ana.makeSynced('Another');
    await ana.fault({ operation: 'update', status: 404, reason: 'notFound' });
    await ana.fault({ operation: 'insert', garbage: true });
    const edited = await ana.edit(other, { notes: 'Edited' });
    await ana.synced(other);

    expect(contentOf(await ana.client.appointment(made.id))).toEqual(contentOf(made));
    expect(contentOf(await ana.client.appointment(other.id))).toEqual(contentOf(edited));
    expect(await ana.titles()).toContain('Dentist');
    expect((await ana.calls()).filter(({ eventId }) => eventId === own)).toEqual([]);
    const { rows } = await world.product.owner.query(
      `select has_schema_privilege('calendar_sync', 'crm', 'usage') as may`,
    );
    expect(rows).toEqual([{ may: false }]);
  });
});

describe('a refusal', () => {
  it.each([
    ['userRateLimitExceeded', /slow down on your calendar/],
    ['quotaExceeded', /no more changes to your calendar for a few hours/],
  ])(
    'for %s is waited out by that agent alone, and burns no attempt (Easy!Appointments #995)',
    async (reason, words) => {
      await ana.connect();
      await ana.fault({ operation: 'insert', status: 403, reason, retryAfter: 3600 });
      const made = await ana.make('Tour');
      const { sync } = await ana.when(made, (now) => expect(now.sync.state).toBe('retrying'));
      expect(sync.reason).toMatch(words);
      expect(Date.parse(sync.nextAttemptAt ?? '')).toBeGreaterThan(Date.now() + 3_000_000);
      const another = await ana.make('Not tried either');
      await world.bystander.makeSynced('Goes on');
      expect((await ana.calls('insert')).map(({ status }) => status)).toEqual([403]);
      expect(await ana.lane(made)).toMatchObject({ state: 'due', attempts: 0 });

      await hoursGoBy(world.product.owner, await ana.id());
      for (const one of [made, another]) {
        await ana.synced(one);
        expect(await ana.lane(one)).toMatchObject({ attempts: 1 });
      }
    },
  );

  it('can be looked into: each attempt with status, reason, duration and trace (odoo #109358)', async () => {
    await ana.connect();
    await ana.fault({ operation: 'insert', ...unavailable });
    await ana.fault({
      operation: 'insert',
      status: 403,
      reason: 'userRateLimitExceeded',
      retryAfter: 0,
    });
    const traceId = randomUUID().replaceAll('-', '');
    const contact = { contactId: ana.contactId, kind: 'other', title: 'Tour', timeZone: 'UTC' };
    const { body } = await ana.client.browser.send('POST', '/api/appointments', {
      body: { ...contact, startsAt: '2126-03-01T09:00:00Z', endsAt: '2126-03-01T10:00:00Z' },
      headers: { traceparent: `00-${traceId}-00f067aa0ba902b7-01` },
    });
    await ana.synced(body as unknown as Appointment);
    const each = { duration_ms: expect.any(Number), trace_id: traceId };
    expect(await attemptsOf(world.product.owner, String(body['id']))).toMatchObject([
      { ...each, outcome: 'retry', code: 'google_unavailable', status: 503 },
      { ...each, outcome: 'snooze', code: 'google_rate_limited_user', status: 403 },
      { ...each, outcome: 'done', code: null },
    ]);
  });

  it.each([
    ['429', { status: 429, reason: 'rateLimitExceeded', retryAfter: 0 }],
    ['503', unavailable],
    ['503 after it was done', { ...unavailable, when: 'after' }],
    ['a cut connection', { reset: true }],
    ['a proxy’s page', { garbage: true }],
    ['silence', { hang: true }],
  ])('by %s loses no edit (odoo)', async (_name, rule) => {
    await ana.connect();
    const made = await ana.makeSynced('Tour');
    await ana.fault({ operation: 'update', ...rule });
    await ana.edit(made, { title: 'Tour, edited' });
    await ana.synced(made);
    expect((await ana.onlyEvent()).summary).toBe('Tour, edited');
    const attempts = await attemptsOf(world.product.owner, made.id);
    expect(attempts.at(-1)?.outcome).toBe('done');
  });
});
