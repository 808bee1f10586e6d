import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually } from '#test/eventually.js';
import type { Appointment } from '../agent.client.js';
import { grantRunsOut, renewalIsUnderWay } from './database.witness.js';
import { importAppointments } from './imported.appointments.js';
import { PeersWorld } from './peers.world.js';
import type { SyncedAgent } from './synced.agent.js';

/*
 * What users of other calendar integrations complain of in public, and that it is not so here:
 * a test for each complaint, here of connections and what they bring along.
 */

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

describe('a connection', () => {
  it('that is made anew puts nothing on the calendar twice (Easy!Appointments #1399, krayin #20)', async () => {
    await ana.connect();
    const made = [await ana.makeSynced('One'), await ana.makeSynced('Two')];
    const before = await ana.events();
    await ana.disconnect();
    await ana.connect();
    expect(await ana.backfill(false)).toBe(0);
    for (const one of made) await ana.synced(await ana.edit(one, { notes: 'Edited' }));
    const ids = (await ana.events()).map(({ id }) => id);
    expect(ids).toEqual(before.map(({ id }) => id));
  });

  it('that dies says so: which account, why, and what to do (cal.com #5468, #18098, #23540)', async () => {
    await ana.connect();
    const made = await ana.makeSynced('Tour');
    await world.google.revoke(ana.account);
    await ana.edit(made, { title: 'Tour, edited' });
    const { reason } = await ana.whenConnection({
      state: 'needs_reconnect',
      account: ana.account,
      waiting: 1,
    });
    expect(reason).toMatch(/removed in the Google account/);
    const { sync } = await ana.client.appointment(made.id);
    expect(sync).toMatchObject({ state: 'paused', syncedVersion: 1 });
    expect(sync.reason).toMatch(/Connect Google Calendar again/);
  });

  it('whose grant is gone is asked for once, blocks nobody, and drains when it is back (cal.com #7564, #5796)', async () => {
    await ana.connect();
    const made = await ana.makeSynced('One');
    await world.google.revoke(ana.account);
    await world.google.forgetCalls();
    const waiting = [await ana.edit(made, { title: 'One, edited' })];
    await ana.whenConnection({ state: 'needs_reconnect' });
    for (const title of ['Two', 'Three']) waiting.push(await ana.make(title));
    await world.bystander.makeSynced('Goes on');
    for (const one of waiting) {
      await ana.when(one, ({ sync }) => expect(sync.state).toBe('paused'));
      await eventually(async () =>
        expect(await ana.lane(one)).toMatchObject({ state: 'paused', attempts: 0 }),
      );
    }
    const asked = (await world.google.calls()).filter(({ operation }) => operation === 'token');
    expect(asked.map(({ status }) => status)).toEqual([400]);

    await ana.connect();
    for (const one of waiting) await ana.synced(one);
    expect((await ana.titles()).toSorted()).toEqual(['One, edited', 'Three', 'Two']);
  });

  it('that Google’s Testing mode ends is warned of before and named after (it dies after a week)', async () => {
    await world.google.settings({ testingMode: true });
    await ana.connect();
    await world.google.settings({ testingMode: false });
    const { connectedAt, grantExpiresAt } = await ana.connection();
    const days = (Date.parse(grantExpiresAt ?? '') - Date.parse(connectedAt ?? '')) / 86_400_000;
    expect(days).toBeCloseTo(7, 2);

    const made = await ana.makeSynced('Tour');
    await grantRunsOut(world.product.owner, await ana.id());
    await world.google.revoke(ana.account);
    await ana.edit(made, { title: 'Tour, edited' });
    const { reason } = await ana.whenConnection({ state: 'needs_reconnect', account: ana.account });
    expect(reason).toMatch(/after 7 days.*Testing program/);
    await ana.connect();
    await ana.synced(made);
  });

  it('renews its token once, though two replicas want it at once (frappe #38248)', async () => {
    const all = await world.connectedAgents(6);
    const made = new Map<SyncedAgent, Appointment>();
    for (const agent of all) {
      made.set(agent, await agent.makeSynced('Tour'));
      await agent.expireAccess();
    }
    await world.google.forgetCalls();
    await world.google.fault({ operation: 'token', times: null, delayMs: 250 });
    const renewing = renewalIsUnderWay(world.product.owner);
    for (const [agent, one] of made) await agent.edit(one, { title: 'Tour, edited' });
    await renewing;
    // Whoever else polls takes the turns, and wants the tokens as well.
    for (const agent of all) await agent.freeTurn();
    for (const [agent, one] of made) {
      await agent.synced(one);
      expect(await agent.calls('token')).toHaveLength(1);
      expect(await agent.connection()).toMatchObject({ state: 'connected' });
    }
  });

  it('to another account says by itself that nothing stands there, and offers to bring it', async () => {
    await ana.connect();
    const [one, two] = [await ana.makeSynced('One'), await ana.makeSynced('Two')];
    ana.account = `other.${ana.account}`;
    await ana.connect();
    await ana.whenConnection({ account: ana.account });
    // Nor does anything lead to where it stood.
    const gone = { state: 'not_connected', eventUrl: null };
    await ana.when(one, ({ sync }) => expect(sync).toMatchObject(gone));
    // The one that told which account it is stands there already.
    expect(await ana.titles()).toEqual(['Two']);
    expect(await ana.backfill(false)).toBe(1);
    for (const made of [one, two]) await ana.synced(made);
    expect((await ana.titles()).toSorted()).toEqual(['One', 'Two']);
  });

  it('with the permission left unticked is none, and harms none that works (cal.com #5144)', async () => {
    expect(await ana.connect([])).toBe('?calendar=scope_missing');
    expect(await ana.connection()).toMatchObject({ state: 'not_connected', account: null });
    const made = await ana.make('Tour');
    await eventually(async () => expect((await ana.lane(made)).state).toBe('skipped'));
    expect(await ana.calls()).toEqual([]);

    await ana.connect();
    await ana.makeSynced('Second tour');
    expect(await ana.connect([])).toBe('?calendar=scope_missing');
    expect(await ana.connection()).toMatchObject({ state: 'connected' });
    await ana.makeSynced('Third tour');
  });
});

describe('a backfill', () => {
  it('brings the upcoming ones, is counted before and watched on its way (cal.com #12012)', async () => {
    const upcoming = [await ana.make('One'), await ana.make('Two'), await ana.make('Three')];
    const past = await ana.make('Past', {
      startsAt: '2020-01-06T09:00:00Z',
      endsAt: '2020-01-06T10:00:00Z',
    });
    for (const one of [...upcoming, past]) {
      await eventually(async () => expect((await ana.lane(one)).state).toBe('skipped'));
    }
    await ana.connect();
    expect(await ana.backfill(true)).toBe(3);
    await ana.holdTurn();
    expect(await ana.backfill(false)).toBe(3);
    expect(await ana.connection()).toMatchObject({ waiting: 3 });
    expect((await ana.client.appointment(upcoming[0]?.id ?? '')).sync.state).toBe('waiting');
    await ana.freeTurn();
    await ana.whenConnection({ waiting: 0, failed: 0 });
    for (const one of upcoming) await ana.synced(one);
    expect((await ana.titles()).toSorted()).toEqual(['One', 'Three', 'Two']);
    expect(await ana.backfill(true)).toBe(0);
  });

  it('invites nobody and mails nobody (odoo #92953, #128328)', async () => {
    const made = await ana.make('With a client who has an address');
    await eventually(async () => expect((await ana.lane(made)).state).toBe('skipped'));
    await ana.connect();
    await ana.backfill(false);
    await ana.synced(await ana.edit(await ana.synced(made), { title: 'Edited' }));
    await ana.delete(made);
    await eventually(async () => expect(await ana.events()).toEqual([]));
    const calls = await ana.calls();
    expect(calls.map(({ operation }) => operation)).toEqual(['insert', 'update', 'delete']);
    for (const { query, body } of calls) {
      expect(query).toMatchObject({ sendUpdates: 'none' });
      expect(Object.keys(body ?? {})).not.toContain('attendees');
    }
  });

  it('of thousands keeps nobody else waiting (odoo #65280, #44981)', async () => {
    const thousands = 20_000;
    await ana.connect();
    await importAppointments(world.product.owner, await ana.id(), ana.contactId, thousands);
    const others = await world.connectedAgents(5);
    expect(await ana.backfill(false)).toBe(thousands);
    for (const other of others) await other.makeSynced('A single change');
    const { waiting } = await ana.connection();
    expect(waiting).toBeGreaterThan(thousands / 2);
    await ana.client.expect(204, 'DELETE', '/api/account', { password: ana.client.password });
  });
});
