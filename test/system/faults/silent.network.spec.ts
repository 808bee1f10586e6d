import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually } from '#test/eventually.js';
import { StallingProxy } from '#test/postgres/stalling.proxy.js';
import { createTestDatabase, type TestDatabase } from '#test/postgres/test-database.js';
import type { ServiceProcess } from '../service.process.js';
import { BusyAgents } from './busy.agents.js';
import { expectCalendarsEqualAlt } from './calendar.judge.js';
import { type ConnectedAgent, FaultWorld, impatience } from './fault.world.js';
import { complaintsOf, expectNoAccident } from './log.judge.js';

/** A connection is given up after a second and a half, a transaction by its server after one. */
const patience =
  '?statement_timeout=1000&query_timeout=1500&idle_in_transaction_session_timeout=1000';

let database: TestDatabase;
let proxy: StallingProxy;
let world: FaultWorld;
/** Its way to PostgreSQL is the one that falls silent. */
let cutOff: ServiceProcess;
let one: ConnectedAgent;

beforeAll(async () => {
  database = await createTestDatabase();
  proxy = await StallingProxy.before(database.calendarSyncUrl);
  world = await FaultWorld.around(database);
  [, cutOff] = await Promise.all([
    world.startCrmApi(),
    world.startReplica(1, { DATABASE_URL: proxy.url + patience }),
  ]);
});

afterAll(async () => {
  await world.stop();
  await proxy.close();
  await database.drop();
});

beforeEach(async () => {
  one = await world.connectedAgent();
});

describe('a replica whose way to the database falls silent', () => {
  it('in the middle of a settle gives way to another, and settles nothing late', async () => {
    const { agent, account, contactId } = one;
    const delayMs = Number(impatience.GOOGLE_CALL_TIMEOUT_MS) / 2;
    await world.google.fault({ match: { operation: 'insert', account }, when: 'after', delayMs });
    const made = await agent.createAppointment(contactId, 'Tour');
    await eventually(async () => expect(await world.google.events(account)).toHaveLength(1));
    // Google has done it; that is what the silent connection cannot tell any more.
    proxy.stall();
    const other = await world.startReplica(2);
    await agent.edit(made.id, { title: 'Edited meanwhile' });
    await expectCalendarsEqualAlt(world, [one]);
    proxy.flow();
    await eventually(() =>
      expect(complaintsOf(cutOff)).toHaveProperty(['the lease was lost: nothing was settled ()']),
    );
    await eventually(async () => expect(await readiness(cutOff)).toBe(200));
    await expectCalendarsEqualAlt(world, [one]);
    expect(await other.stop()).toBe(0);
  });

  it('for good under load gives its connections up, and goes on over new ones', async () => {
    const busy = new BusyAgents([one]);
    const served = async (): Promise<void> => {
      const before = world.door.writes.length;
      await eventually(() => expect(world.door.writes.length).toBeGreaterThan(before + 5));
    };
    await served();
    proxy.swallow();
    await served();
    await busy.stop();
    await expectCalendarsEqualAlt(world, [one], busy);
    expect(await readiness(cutOff)).toBe(200);
    expectNoAccident(cutOff);
  });

  it('in the middle of a token refresh does not keep the agent’s connection locked', async () => {
    const { agent, account, contactId, id } = one;
    const made = await agent.createAppointment(contactId, 'Tour');
    await expectCalendarsEqualAlt(world, [one]);
    const refreshes = () => world.door.arrivals.filter(({ path }) => path === '/token').length;
    const before = refreshes();
    const delayMs = Number(impatience.GOOGLE_CALL_TIMEOUT_MS) / 2;
    await world.google.fault({ match: { operation: 'token' }, delayMs });
    await world.rows(
      'update calendar_sync.credential set access_expires_at = now() where agent_id = $1',
      [id],
    );
    await agent.edit(made.id, { title: 'Edited' });
    await eventually(() => expect(refreshes()).toBe(before + 1));
    proxy.swallow();
    // Whatever the agent is told to wait for passes at once.
    await eventually(async () => {
      await world.rows(`update calendar_sync.turn set not_before = '-infinity'`);
      await world.rows(`update outbox.lane set run_at = now() where state = 'due'`);
      const lanes = await world.rows(`select from outbox.lane where state <> 'done'`);
      expect(lanes).toEqual([]);
    }, 45_000);
    await expectCalendarsEqualAlt(world, [one]);
    expect(await world.google.events(account)).toHaveLength(1);
    expect(await agent.expect(200, 'GET', '/api/calendar-connection')).toMatchObject({
      state: 'connected',
    });
  });
});

const readiness = async ({ address }: ServiceProcess): Promise<number> =>
  (await fetch(`${address}/health/ready`)).status;
