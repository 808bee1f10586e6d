import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { eventually } from '#test/eventually.js';
import type { ServiceProcess } from '../service.process.js';
import { BusyAgents } from './busy.agents.js';
import { expectCalendarsEqualAlt } from './calendar.judge.js';
import { type ConnectedAgent, FaultWorld } from './fault.world.js';
import { expectCalmLog, expectNoAccident, linesOf } from './log.judge.js';
import { OwnPostgres } from './own.postgres.js';

/** Statements are given up after a second, not after half a minute. */
const patience = '?statement_timeout=1000&query_timeout=1500';

let postgres: OwnPostgres;
let world: FaultWorld;
let crmApi: ServiceProcess;
let calendarSync: ServiceProcess;
let agents: ConnectedAgent[];
/** They write all the while. */
let busy: BusyAgents;

beforeAll(async () => {
  postgres = await OwnPostgres.start();
  world = await FaultWorld.around(postgres.addresses);
  const { crmApiUrl, calendarSyncUrl } = postgres.addresses;
  [crmApi, calendarSync] = await Promise.all([
    world.startCrmApi({ DATABASE_URL: crmApiUrl + patience }),
    world.startReplica(1, { DATABASE_URL: calendarSyncUrl + patience }),
  ]);
  agents = [];
  for (let index = 0; index < 4; index += 1) agents.push(await world.connectedAgent());
});

afterAll(async () => {
  await world.stop();
  await postgres.remove();
});

beforeEach(async () => {
  busy = new BusyAgents(agents);
  await untilServedAgain();
});

afterEach(async () => busy.stop());

/** Whatever it was: it passes, and leaves no trace but refusals that said what to do. */
async function expectUnharmed(): Promise<void> {
  await untilServedAgain();
  await busy.stop();
  await eventually(async () => expect(await readinessOfBoth()).toEqual([200, 200]));
  expect(busy.unexpected).toEqual([]);
  await expectCalendarsEqualAlt(world, agents, busy);
  for (const service of [crmApi, calendarSync]) {
    expectNoAccident(service);
    expectCalmLog(service);
  }
}

it.each(['fast', 'immediate'] as const)(
  'a restart of PostgreSQL (%s) loses nothing',
  async (how) => {
    await postgres.stop(how);
    expect(await readinessOfBoth()).toEqual([503, 503]);
    await untilRefused();
    await postgres.start();
    await expectUnharmed();
  },
);

it('connections that are ended again and again lose nothing', async () => {
  await asOwner(async (owner) => {
    for (let time = 0; time < 15; time += 1) {
      await endSessions(owner);
      // Somebody has come back, and is about to be thrown out again.
      const before = busy.successes;
      await eventually(() => expect(busy.successes).toBeGreaterThan(before));
    }
  });
  await expectUnharmed();
});

it('a server that only reads is waited for, and left for the one that writes', async () => {
  let since = new Date();
  await asOwner(async (owner) => {
    since = await now(owner);
    await setReadOnly(owner, true);
    await endSessions(owner);
    await untilRefused();
    await eventually(async () => expect(await readinessOfBoth()).toEqual([503, 503]));
    // Not ended: sessions that were opened meanwhile would only read for ever.
    await setReadOnly(owner, false);
  });
  await untilServedAgain();
  expect(await mostAttempts(since)).toBeLessThanOrEqual(3);
  await expectUnharmed();
});

it('a server that is full refuses those who start, and is used again by those who run', async () => {
  const crowd = await fillUp();
  await eventually(async () => {
    const ended = await endSessions(crowd[0]);
    crowd.push(...(await fillUp()));
    // Who is quicker than we are has to go once more.
    expect(ended).toBe(0);
  });
  await untilRefused();
  await eventually(async () => expect((await readinessOfBoth())[0]).toBe(503));

  const late = world.spawnReplica(2);
  expect(await late.exited).toEqual({ code: 1, signal: null });
  expect(linesOf(late).map(({ msg }) => msg)).toEqual([
    'could not start: the database cannot be used: it has too many connections already. ' +
      'See DATABASE_URL',
  ]);
  await Promise.all(crowd.map(async (client) => client.end()));
  await expectUnharmed();
});

it('statements that hang fill the pools, are given up, and hold nobody up afterwards', async () => {
  await asOwner(async (owner) => {
    await owner.query('begin');
    await owner.query('lock table outbox.lane in access exclusive mode');
    const readers = Array.from({ length: 10 }, async () =>
      Promise.all(agents.map(async ({ agent }) => agent.browser.get('/api/appointments'))),
    );
    for (const answer of (await Promise.all(readers)).flat()) {
      expect(answer.status).toBe(503);
      expect(answer.headers['retry-after']).toBe('5');
    }
    expect((await fetch(`${crmApi.address}/health/live`)).status).toBe(200);
    await owner.query('rollback');
  });
  await expectUnharmed();
});

async function readinessOfBoth(): Promise<number[]> {
  const answers = [crmApi, calendarSync].map(async ({ address }) =>
    fetch(`${address}/health/ready`),
  );
  return (await Promise.all(answers)).map(({ status }) => status);
}

async function untilServedAgain(): Promise<void> {
  const before = busy.successes;
  await eventually(() => expect(busy.successes).toBeGreaterThan(before + 20));
}

async function untilRefused(): Promise<void> {
  const before = busy.refused;
  await eventually(() => expect(busy.refused).toBeGreaterThan(before + 20));
}

async function asOwner(work: (owner: Client) => Promise<void>): Promise<void> {
  const owner = new Client({ connectionString: postgres.addresses.ownerUrl });
  await owner.connect();
  try {
    await work(owner);
  } finally {
    await owner.end();
  }
}

/** @returns how many there were */
async function endSessions(owner: Client | undefined): Promise<number> {
  const ended = await owner?.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where usename in ('crm_api', 'calendar_sync')`,
  );
  return ended?.rowCount ?? 0;
}

/** For sessions that begin from now on, and this one not. */
async function setReadOnly(owner: Client, isReadOnly: boolean): Promise<void> {
  const { pathname } = new URL(postgres.addresses.ownerUrl);
  await owner.query('set default_transaction_read_only = off');
  await owner.query(
    `alter database ${pathname.slice(1)} set default_transaction_read_only = ${isReadOnly}`,
  );
}

async function now(owner: Client): Promise<Date> {
  const { rows } = await owner.query<{ now: Date }>('select clock_timestamp() as now');
  const [{ now }] = rows as [{ now: Date }];
  return now;
}

/** @param since what was delivered before may have been held up by something else */
async function mostAttempts(since: Date): Promise<number> {
  let most = 0;
  await asOwner(async (owner) => {
    const { rows } = await owner.query<{ most: number }>(
      `select max(attempts)::int as most from outbox.lane where state <> 'done' or done_at >= $1`,
      [since],
    );
    most = rows[0]?.most ?? 0;
  });
  return most;
}

/** Takes every connection that is left. */
async function fillUp(): Promise<Client[]> {
  const crowd: Client[] = [];
  for (;;) {
    const client = new Client({ connectionString: postgres.addresses.ownerUrl });
    client.on('error', () => undefined);
    try {
      await client.connect();
      crowd.push(client);
    } catch {
      return crowd;
    }
  }
}
