import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually } from '#test/eventually.js';
import { createTestDatabase, type TestDatabase } from '#test/postgres/test-database.js';
import type { ServiceProcess } from '../service.process.js';
import { expectCalendarsEqualAlt } from './calendar.judge.js';
import { type ConnectedAgent, FaultWorld, impatience } from './fault.world.js';
import { afterwards, type Mishap } from './google.door.js';
import { expectNoAccident } from './log.judge.js';

let database: TestDatabase;
let world: FaultWorld;
let replicas: ServiceProcess[];
let one: ConnectedAgent;

beforeAll(async () => {
  database = await createTestDatabase();
  world = await FaultWorld.around(database);
  const [, ...started] = await Promise.all([
    world.startCrmApi(),
    world.startReplica(1),
    world.startReplica(2),
  ]);
  replicas = started;
});

afterAll(async () => {
  await world.stop();
  await database.drop();
});

beforeEach(async () => {
  one = await world.connectedAgent();
});

const timeoutMs = Number(impatience.GOOGLE_CALL_TIMEOUT_MS);
const json = { 'content-type': 'application/json; charset=UTF-8' };

describe('Google', () => {
  it.each<readonly [string, Mishap]>([
    ['is slow, just within our patience', (_, pass) => void setTimeout(pass, timeoutMs * 0.6)],
    [
      'applies a call and answers when we have given up',
      afterwards(
        (response) =>
          void setTimeout(() => response.writeHead(200, json).end('{}'), timeoutMs * 1.2),
      ),
    ],
    ['cuts the connection before it reads', (response) => void response.destroy()],
    ['applies a call and cuts the connection', afterwards((response) => void response.destroy())],
    ['answers an empty body', afterwards((response) => response.writeHead(200, json).end())],
    [
      'answers half of a JSON',
      afterwards((response) => response.writeHead(200, json).end('{"id": "al')),
    ],
    [
      'answers a page and has done nothing',
      (response) =>
        void response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>It works!</h1>'),
    ],
    [
      'answers something else with the type of JSON and has done nothing',
      (response) => void response.writeHead(200, json).end('[null]'),
    ],
    [
      'answers 32 MB',
      afterwards((response) => {
        response.writeHead(200, json);
        response.end(`{"id": "${'x'.repeat(32_000_000)}"}`);
      }),
    ],
    [
      'stops in the middle of a body',
      afterwards((response) => {
        response.writeHead(200, { ...json, 'content-length': '1000' });
        response.write('{"id": "');
      }),
    ],
  ])('%s: each change is made once all the same', async (_what, mishap) => {
    const { agent, contactId } = one;
    const [edited, deleted] = [
      await agent.createAppointment(contactId, 'To be edited'),
      await agent.createAppointment(contactId, 'To be deleted'),
    ];
    await expectCalendarsEqualAlt(world, [one]);

    // The first calls go wrong, of each kind that there is.
    let left = 3;
    const before = world.door.writes.length;
    world.door.misbehave((response, pass, request) => {
      const hits = request.url?.startsWith('/calendar/') === true && left > 0;
      left -= hits ? 1 : 0;
      if (hits) mishap(response, pass, request);
      else pass();
    });
    await agent.createAppointment(contactId, 'Made');
    await agent.edit(edited.id, { title: 'Edited' });
    await agent.expect(204, 'DELETE', `/api/appointments/${deleted.id}`);
    await eventually(() => expect(left).toBe(0));
    world.door.behave();
    await expectCalendarsEqualAlt(world, [one]);
    expect(world.door.writes.length).toBeGreaterThan(before);
    for (const replica of replicas) expectNoAccident(replica);
  });

  it('is not to be found for a while: nothing is given up', async () => {
    await world.door.close();
    const made = await one.agent.createAppointment(one.contactId, 'Tour');
    await eventually(async () =>
      expect((await one.agent.appointment(made.id)).sync.state).toBe('retrying'),
    );
    await world.door.open();
    await expectCalendarsEqualAlt(world, [one]);
  });
});

describe('two agents on one Google account', () => {
  it('do not end each other’s connection', async () => {
    const other = await world.connectedAgent(one.account);
    await one.agent.createAppointment(one.contactId, 'Mine');
    const theirs = await other.agent.createAppointment(other.contactId, 'Theirs');
    await eventually(async () => expect(await world.google.events(one.account)).toHaveLength(2));
    const revocations = () => world.door.arrivals.filter(({ path }) => path === '/revoke').length;
    const before = revocations();
    await one.agent.expect(204, 'DELETE', '/api/calendar-connection');
    // The grant is the account's: taken back, it would be gone for both. A refresh shows it.
    await world.rows(
      `update calendar_sync.credential set access_expires_at = now() where agent_id = $1`,
      [other.id],
    );
    await other.agent.edit(theirs.id, { title: 'Theirs, edited' });
    await eventually(async () =>
      expect(
        (await world.google.events(one.account)).map(({ summary }) => summary).toSorted(),
      ).toEqual(['Mine', 'Theirs, edited']),
    );
    expect(revocations()).toBe(before);
  });
});

describe('an account that is deleted while a delivery hangs in Google', () => {
  it('takes its tokens with it, and nothing of it is delivered or kept', async () => {
    const { agent, account, contactId, id } = one;
    await world.google.fault({ match: { operation: 'insert', account }, hang: true, times: null });
    const before = world.door.writes.length;
    await agent.createAppointment(contactId, 'In flight');
    await agent.createAppointment(contactId, 'Waiting');
    await eventually(() => expect(world.door.writes.length).toBeGreaterThan(before));
    await agent.expect(204, 'DELETE', '/api/account', { password: agent.password });
    const answeredAt = performance.now();
    await world.google.clearFaults();
    const kept = await world.rows(
      `select 'credential' from calendar_sync.credential where agent_id = $1
       union all select 'connection' from calendar_sync.connection where agent_id = $1
       union all select 'lane' from outbox.lane where agent_id = $1
       union all select 'change' from outbox.change where agent_id = $1`,
      [id],
    );
    expect(kept).toEqual([]);
    await untilOthersWereDelivered();
    expect(world.door.writes.filter(({ at }) => at > answeredAt && at < othersBeganAt)).toEqual([]);
    expect(await world.google.events(account)).toEqual([]);
  });
});

describe('once a disconnect was answered, no write begins', () => {
  it.each<readonly [string, (agent: ConnectedAgent) => Promise<void>]>([
    [
      'with a call in flight',
      async ({ account }) =>
        world.google.fault({
          match: { operation: 'insert', account },
          times: null,
          delayMs: timeoutMs * 0.6,
        }),
    ],
    [
      'during retries',
      async ({ account }) =>
        world.google.fault({ match: { operation: 'insert', account }, times: null, status: 503 }),
    ],
    [
      'during a refresh',
      async ({ id }) => {
        await world.google.fault({
          match: { operation: 'token' },
          times: 1,
          delayMs: timeoutMs * 0.6,
        });
        await world.rows(
          'update calendar_sync.credential set access_expires_at = now() where agent_id = $1',
          [id],
        );
      },
    ],
    [
      'while a refused token is renewed',
      async ({ account }) => {
        await world.google.fault({
          match: { operation: 'token' },
          times: 1,
          delayMs: timeoutMs * 0.6,
        });
        await world.google.fault({
          match: { operation: 'insert', account },
          times: 1,
          status: 401,
          reason: 'authError',
        });
      },
    ],
  ])('%s', async (_when, disturb) => {
    const { agent, account, contactId } = one;
    await disturb(one);
    const arrivedBefore = world.door.arrivals.length;
    for (let number = 1; number <= 12; number += 1) {
      await agent.createAppointment(contactId, `Tour ${number}`);
    }
    await eventually(() => expect(world.door.arrivals.length).toBeGreaterThan(arrivedBefore + 1));
    await agent.expect(204, 'DELETE', '/api/calendar-connection');
    const answeredAt = performance.now();
    const eventsThen = await world.google.events(account);
    await world.google.clearFaults();
    await untilOthersWereDelivered();
    // Nor was anything still on its way.
    expect(await world.google.events(account)).toEqual(eventsThen);
    const late = world.door.writes.filter(({ at }) => at > answeredAt && at < othersBeganAt);
    expect(late).toEqual([]);
    const stillDue = await world.rows(
      `select from outbox.lane where agent_id = $1 and state not in ('done', 'skipped')`,
      [one.id],
    );
    expect(stillDue).toEqual([]);
  });
});

let othersBeganAt: number;

/**
 * All that was due is settled, on both replicas, and then somebody else is served: whatever was
 * still to begin for the one who left has had every occasion.
 */
async function untilOthersWereDelivered(): Promise<void> {
  await eventually(async () => {
    const due = await world.rows(`select from outbox.lane where state = 'due' and agent_id = $1`, [
      one.id,
    ]);
    expect(due).toEqual([]);
  });
  othersBeganAt = performance.now();
  const other = await world.connectedAgent();
  await other.agent.createAppointment(other.contactId, 'Somebody else’s');
  await expectCalendarsEqualAlt(world, [other]);
}
