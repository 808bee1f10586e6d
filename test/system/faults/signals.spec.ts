import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually } from '#test/eventually.js';
import { StallingProxy } from '#test/postgres/stalling.proxy.js';
import { createTestDatabase, type TestDatabase } from '#test/postgres/test-database.js';
import type { ServiceProcess } from '../service.process.js';
import { BusyAgents } from './busy.agents.js';
import { expectCalendarsEqualAlt } from './calendar.judge.js';
import { type ConnectedAgent, FaultWorld, impatience } from './fault.world.js';
import { complaintsOf, linesOf } from './log.judge.js';

let database: TestDatabase;
let world: FaultWorld;
let crmApi: ServiceProcess;
let replica: ServiceProcess;
let one: ConnectedAgent;

beforeAll(async () => {
  database = await createTestDatabase();
  world = await FaultWorld.around(database);
  [crmApi, replica] = await Promise.all([world.startCrmApi(), world.startReplica(1)]);
});

afterAll(async () => {
  await world.stop();
  await database.drop();
});

beforeEach(async () => {
  // One that ended otherwise than it should is no reason for the other tests to fail.
  const isGone = await Promise.race([replica.exited, Promise.resolve(undefined)]);
  if (isGone !== undefined) replica = await world.startReplica(1);
  one = await world.connectedAgent();
});

const asPromised = { code: 0, signal: null };

describe('calendar-sync, told to stop', () => {
  it('several times while it is busy, ends once and well', async () => {
    const busy = new BusyAgents([one]);
    await untilWritten(5);
    replica.signal('SIGTERM');
    await eventually(() => expect(replica.output).toContain('"stopping"'));
    replica.signal('SIGTERM');
    replica.signal('SIGINT');
    replica.signal('SIGINT');
    expect(await replica.exited).toEqual(asPromised);
    await busy.stop();
    expect(complaintsOf(replica)).toEqual({});
    expect(linesOf(replica).at(-1)?.msg).toBe('stopped');
    await expectNothingHeldAndAllDelivered(busy);
  });

  it('while Google hangs, hands back what was not begun as if it had never been claimed', async () => {
    const { agent, account, contactId, id } = one;
    await world.google.fault({ match: { operation: 'insert', account }, times: null, hang: true });
    const before = world.door.writes.length;
    for (let number = 1; number <= 6; number += 1) {
      await agent.createAppointment(contactId, `Tour ${number}`);
    }
    await untilWritten(1, before);
    replica.signal('SIGTERM');
    expect(await replica.exited).toEqual(asPromised);
    const begun = world.door.writes.length - before;
    const counted = await world.rows(
      'select from outbox.lane where agent_id = $1 and attempts > 0',
      [id],
    );
    expect(counted.length).toBeLessThanOrEqual(begun);
    expect(begun).toBeLessThan(6);
    await world.google.clearFaults();
    await expectNothingHeldAndAllDelivered();
  });

  it('while a token is refreshed, ends with the refresh', async () => {
    const { agent, contactId, id } = one;
    const refreshes = () => world.door.arrivals.filter(({ path }) => path === '/token').length;
    const before = refreshes();
    const delayMs = Number(impatience.GOOGLE_CALL_TIMEOUT_MS) / 2;
    await world.google.fault({ match: { operation: 'token' }, delayMs });
    await world.rows(
      'update calendar_sync.credential set access_expires_at = now() where agent_id = $1',
      [id],
    );
    await agent.createAppointment(contactId, 'Tour');
    await eventually(() => expect(refreshes()).toBe(before + 1));
    replica.signal('SIGTERM');
    expect(await replica.exited).toEqual(asPromised);
    expect(complaintsOf(replica)).toEqual({});
    await expectNothingHeldAndAllDelivered();
    // What Google renewed was kept.
    expect(refreshes()).toBe(before + 1);
  });

  it('in the middle of its start, ends at once', async () => {
    await replica.stop();
    const starting = world.spawnReplica(1);
    await eventually(async () => {
      const sessions = await world.rows(
        `select from pg_stat_activity
         where usename = 'calendar_sync' and datname = current_database()`,
      );
      expect(sessions).not.toEqual([]);
    });
    starting.signal('SIGTERM');
    expect(await starting.exited).toEqual(asPromised);
    await expectNothingHeldAndAllDelivered();
  });

  it('without a database, in one way or the other, is cut in time and says so', async () => {
    await replica.stop();
    const [closing, silent] = [
      await StallingProxy.before(database.calendarSyncUrl),
      await StallingProxy.before(database.calendarSyncUrl),
    ];
    const cutOff = await Promise.all([
      world.startReplica(1, { DATABASE_URL: closing.url }),
      world.startReplica(2, { DATABASE_URL: silent.url }),
    ]);
    const busy = new BusyAgents([one, await world.connectedAgent()]);
    await untilWritten(10);
    await closing.close();
    silent.stall();
    for (const process of cutOff) process.signal('SIGTERM');
    // Nobody delivers from here on: how much a fast machine writes meanwhile proves nothing.
    await busy.stop();
    for (const { code } of await Promise.all(cutOff.map(async ({ exited }) => exited))) {
      expect([0, 1]).toContain(code);
    }
    for (const process of cutOff) {
      const { code } = await process.exited;
      const last = code === 0 ? 'stopped' : 'the stop took too long and was cut';
      expect(linesOf(process).at(-1)?.msg).toBe(last);
    }
    await silent.close();
    replica = await world.startReplica(1);
    await expectCalendarsEqualAlt(world, [one], busy);
  });
});

it('a replica that stands still for longer than its lease settles nothing and doubles nothing', async () => {
  const { agent, account, contactId } = one;
  const delayMs = Number(impatience.GOOGLE_CALL_TIMEOUT_MS) / 2;
  await world.google.fault({ match: { operation: 'insert', account }, when: 'after', delayMs });
  const made = await agent.createAppointment(contactId, 'Tour');
  await eventually(async () => expect(await world.google.events(account)).toHaveLength(1));
  replica.signal('SIGSTOP');
  const other = await world.startReplica(2);
  await agent.edit(made.id, { title: 'Edited meanwhile' });
  await expectCalendarsEqualAlt(world, [one]);
  replica.signal('SIGCONT');
  await eventually(() =>
    expect(complaintsOf(replica)).toEqual({ 'the lease was lost: nothing was settled ()': 1 }),
  );
  await agent.edit(made.id, { title: 'Edited afterwards' });
  await expectCalendarsEqualAlt(world, [one]);
  expect(await other.stop()).toBe(0);
});

it('services whose log nobody reads any more go on, and end as promised', async () => {
  for (const service of [crmApi, replica]) service.stopReading();
  await world.google.fault({ match: { operation: 'insert' }, times: 3, status: 503 });
  // Things that are said: a calendar that is disconnected, and connected again.
  await one.agent.expect(204, 'DELETE', '/api/calendar-connection');
  await one.agent.connect(world.google, one.account);
  const busy = new BusyAgents([one]);
  await untilWritten(10);
  await busy.stop();
  await expectCalendarsEqualAlt(world, [one], busy);
  for (const service of [crmApi, replica]) {
    service.signal('SIGTERM');
    expect(await service.exited).toEqual(asPromised);
  }
});

async function untilWritten(more: number, than = world.door.writes.length): Promise<void> {
  await eventually(() => expect(world.door.writes.length).toBeGreaterThanOrEqual(than + more));
}

async function expectNothingHeldAndAllDelivered(busy?: BusyAgents): Promise<void> {
  expect(await world.rows('select from calendar_sync.turn where lease_until > now()')).toEqual([]);
  replica = await world.startReplica(1);
  await expectCalendarsEqualAlt(world, [one], busy);
}
