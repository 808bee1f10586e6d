import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Pool } from 'pg';
import {
  ConnectionsHarness,
  type Replica,
  type Served,
} from '#test/connections/connections.harness.js';
import { startTestCrmApi, type TestAgent, type TestCrmApi } from '#test/crm-api/crm-api.harness.js';
import { eventually } from '#test/eventually.js';
import { freePorts } from '#test/system/free.ports.js';
import { openRefreshDatabase } from '../../../calendar-sync/src/connections/connections.js';
import { ScriptedServer } from '../../../calendar-sync/src/google/scripted-server.fixture.js';
import { TurnHolder } from '../../../calendar-sync/src/relay/turn.holder.js';
import { CalendarDisconnector } from './calendar.disconnector.js';

const serviceSecret = 'crm-api-and-calendar-sync-share-it';
const path = '/api/calendar-connection';
const trace = '00-0123456789abcdef0123456789abcdef-0123456789abcdef-01';

let crm: TestCrmApi;
let harness: ConnectionsHarness;
let replica: Replica;
let calendarSync: Served;
let port: number;
let pool: Pool;

beforeAll(async () => {
  [port = 0] = await freePorts(1);
  crm = await startTestCrmApi({ calendarSyncUrl: `http://127.0.0.1:${port}`, serviceSecret });
  harness = await ConnectionsHarness.start(crm.database);
  replica = await harness.replica();
  pool = new Pool({ connectionString: crm.database.calendarSyncUrl });
  calendarSync = await harness.serve(replica, port, serviceSecret);
});
afterAll(async () => {
  await calendarSync.stop();
  await pool.end();
  await harness.stop();
  await crm.stop();
});
beforeEach(async () => {
  await harness.control('POST', '/sandbox/reset');
  await harness.owner.query('truncate calendar_sync.connection, calendar_sync.turn cascade');
});

const applicantOf = (agentId: string) => ({ ...harness.agent(), agentId });

async function connectedAgent(): Promise<TestAgent> {
  const agent = await crm.agent();
  expect(await harness.reconnect(replica, applicantOf(agent.id))).toBe('connected');
  return agent;
}

describe('disconnecting', () => {
  const inFlight = (agentId: string, leaseMs: number) =>
    new TurnHolder(pool, leaseMs).hold(agentId);
  const logged = (words: string) => crm.logLines.filter((line) => line.includes(words));

  it('answers when the delivery in flight has ended; its tokens are gone at once', async () => {
    const agent = await connectedAgent();
    const delivery = await inFlight(agent.id, 60_000);
    const order: string[] = [];
    const answer = agent.delete(path).finally(() => order.push('answered'));
    await eventually(async () => {
      expect(await harness.connection(agent.id)).toMatchObject({ credential: false });
    });
    order.push('ended');
    await delivery.release();
    expect((await answer).status).toBe(204);
    expect(order).toEqual(['ended', 'answered']);
  });

  it('waits for no turn that was taken since: that one finds no tokens', async () => {
    const agent = await connectedAgent();
    await inFlight(agent.id, 60_000);
    const answer = agent.delete(path);
    const answered = answer.then(() => true);
    // Given back and taken anew in one step, so that nobody ever sees it free.
    const takeAnew = async () => {
      await harness.owner.query(
        `update calendar_sync.turn set lease_until = now() + interval '60 s' where agent_id = $1`,
        [agent.id],
      );
      return false;
    };
    while (!(await Promise.race([answered, takeAnew()])));
    expect((await answer).status).toBe(204);
  });

  it('says so when a delivery that has its token already may outlast the wait', async () => {
    const agent = await connectedAgent();
    const delivery = await inFlight(agent.id, 60_000);
    const disconnector = crm.app.get(CalendarDisconnector, { strict: false });
    await expect(disconnector.disconnect(agent.id, trace, 0)).rejects.toMatchObject({
      status: 503,
      code: 'last_write_under_way',
      options: { headers: { 'retry-after': expect.stringMatching(/^(59|60)$/) } },
    });
    expect(await harness.connection(agent.id)).toMatchObject({ credential: false });
    await delivery.release();
    expect((await agent.delete(path)).status).toBe(204);
  });

  it('needs no calendar-sync: tokens and attempts go, and what the lease covers ends', async () => {
    const agent = await connectedAgent();
    await harness.consent(replica, applicantOf(agent.id));
    await inFlight(agent.id, 300);
    await calendarSync.stop();
    expect((await agent.delete(path)).status).toBe(204);
    expect(await replica.gate.accessFor(agent.id)).toEqual({ kind: 'not_connected' });
    expect(await crm.rows('select from calendar_sync.credential')).toEqual([]);
    // What is left of those that were used opens nothing.
    const attempts = 'select code_verifier from calendar_sync.connect_attempt where agent_id = $1';
    expect(await crm.rows(attempts, [agent.id])).toEqual([{ code_verifier: null }]);
    expect((await agent.get(path)).body).toMatchObject({ state: 'not_connected', waiting: 0 });
    const leased = await crm.rows(
      'select from calendar_sync.turn where lease_until > clock_timestamp()',
    );
    expect(leased).toEqual([]);
    expect(logged('may not have been revoked at Google')).toHaveLength(1);
    calendarSync = await harness.serve(replica, port, serviceSecret);
  });

  it('does not wait for ever for a calendar-sync that was stopped', async () => {
    const agent = await connectedAgent();
    await calendarSync.stop();
    // Takes the request, and never answers.
    const stopped = new ScriptedServer();
    stopped.script = () => undefined;
    await stopped.start(port);
    expect((await agent.delete(path)).status).toBe(204);
    expect(stopped.requests).toBe(1);
    expect(await harness.connection(agent.id)).toMatchObject({ credential: false });
    await stopped.stop();
    calendarSync = await harness.serve(replica, port, serviceSecret);
  });

  it('is not held up by a refresh whose process was stopped: the server ends it', async () => {
    const agent = await connectedAgent();
    const refreshes = await openRefreshDatabase(harness.database.calendarSyncUrl, -1_500);
    const refresh = refreshes.transaction(async (manager) => {
      await manager.query(
        'select from calendar_sync.connection where agent_id = $1 for no key update',
        [agent.id],
      );
      expect((await agent.delete(path)).status).toBe(204);
    });
    // The server ended it: there is nothing left to commit.
    await expect(refresh).rejects.toThrow('already released');
    expect(await harness.connection(agent.id)).toMatchObject({ credential: false });
    await refreshes.destroy();
  });
});
