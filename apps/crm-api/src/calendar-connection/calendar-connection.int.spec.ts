import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  ConnectionsHarness,
  type Replica,
  type Served,
} from '#test/connections/connections.harness.js';
import type { Answer } from '#test/crm-api/browser.js';
import { agentPassword, startTestCrmApi, type TestCrmApi } from '#test/crm-api/crm-api.harness.js';
import { insertLane, readLane } from '#test/outbox/lane.factory.js';
import { freePorts } from '#test/system/free.ports.js';
import { DepartedAccounts } from './departed.accounts.js';

const serviceSecret = 'crm-api-and-calendar-sync-share-it';
const path = '/api/calendar-connection';
const account = 'ana@example.com';

let crm: TestCrmApi;
let harness: ConnectionsHarness;
let replica: Replica;
let calendarSync: Served;
let port: number;

beforeAll(async () => {
  [port = 0] = await freePorts(1);
  crm = await startTestCrmApi({ calendarSyncUrl: `http://127.0.0.1:${port}`, serviceSecret });
  harness = await ConnectionsHarness.start(crm.database);
  replica = await harness.replica();
  calendarSync = await harness.serve(replica, port, serviceSecret);
});
afterAll(async () => {
  await calendarSync.stop();
  await harness.stop();
  await crm.stop();
});
beforeEach(async () => {
  await harness.control('POST', '/sandbox/reset');
  await harness.owner.query('truncate calendar_sync.connection, calendar_sync.turn cascade');
});

const locationOf = ({ headers }: Answer) => String(headers['location']);

/** Clicks Connect and decides on Google's page; where Google sends the browser then. */
async function atGoogle(
  agent: Awaited<ReturnType<TestCrmApi['agent']>>,
  decision: object = { decision: 'allow' },
): Promise<string> {
  await harness.control('POST', '/sandbox/consent', { email: account, once: true, ...decision });
  const { body } = await agent.post(`${path}/authorize`);
  const answer = await fetch(String(body['url']), { redirect: 'manual' });
  const back = new URL(answer.headers.get('location') ?? '');
  expect(back.origin).toBe('http://localhost:3000');
  return back.pathname + back.search;
}

async function connectedAgent() {
  const agent = await crm.agent();
  const answer = await agent.get(await atGoogle(agent));
  expect(locationOf(answer)).toBe('/settings?calendar=connected');
  return agent;
}

const nothing = {
  state: 'not_connected',
  account: null,
  connectedAt: null,
  lastSyncedAt: null,
  waiting: 0,
  retrying: 0,
  failed: 0,
  reason: null,
  grantExpiresAt: null,
};

async function syncedAt(agentId: string, moment: string): Promise<void> {
  await harness.owner.query('update calendar_sync.turn set synced_at = $2 where agent_id = $1', [
    agentId,
    moment,
  ]);
}

describe('an agent’s calendar connection', () => {
  it('is nothing at first', async () => {
    const agent = await crm.agent();
    expect(await agent.get(path)).toMatchObject({ status: 200, body: nothing });
  });

  it('is connected by following the redirects, and shown', async () => {
    const agent = await connectedAgent();
    await replica.gate.learnAccount(agent.id, 1, account);
    await insertLane(harness.owner, { agentId: agent.id });
    await insertLane(harness.owner, { agentId: agent.id, lastErrorCode: 'google_timeout' });
    await insertLane(harness.owner, { agentId: agent.id, state: 'failed' });
    await insertLane(harness.owner, { agentId: agent.id, state: 'done' });
    await syncedAt(agent.id, '2126-03-01T09:00:00Z');
    expect((await agent.get(path)).body).toEqual({
      ...nothing,
      state: 'connected',
      account,
      connectedAt: expect.stringMatching(/^\d{4}-.*Z$/),
      lastSyncedAt: '2126-03-01T09:00:00.000Z',
      waiting: 2,
      retrying: 1,
      failed: 1,
      reason: 'Google did not answer in time.',
    });
  });

  it('does not show what was synced over an earlier connection as this one’s', async () => {
    const agent = await connectedAgent();
    await syncedAt(agent.id, '2026-03-01T09:00:00Z');
    expect((await agent.get(path)).body).toMatchObject({ lastSyncedAt: null });
    await agent.delete(path);
    expect((await agent.get(path)).body).toEqual(nothing);
  });

  it('names the end that Google announced, in its Testing program', async () => {
    await harness.control('POST', '/sandbox/settings', { testingMode: true });
    const agent = await connectedAgent();
    const { connectedAt, grantExpiresAt } = (await agent.get(path)).body;
    const days =
      (Date.parse(String(grantExpiresAt)) - Date.parse(String(connectedAt))) / 86_400_000;
    expect(days).toBeCloseTo(7, 2);
  });

  describe('refused by Google', () => {
    const refused = async (agentId: string) => {
      await harness.control('POST', `/sandbox/accounts/${account}/revoke`);
      await harness.expireAccess(agentId);
      await replica.gate.accessFor(agentId);
    };
    /** As if that much of the seven days were left. */
    const left = (interval: string) =>
      harness.owner.query(
        'update calendar_sync.connection set grant_expires_at = now() + $1::interval',
        [interval],
      );

    it.each(['30 minutes', '-2 minutes', '-3 days'])(
      'when the seven days are about over (%s left) says that it is for that',
      async (interval) => {
        await harness.control('POST', '/sandbox/settings', { testingMode: true });
        const agent = await connectedAgent();
        const before = (await agent.get(path)).body;
        expect(before).toMatchObject({ state: 'connected', grantExpiresAt: expect.any(String) });
        await left(interval);
        await refused(agent.id);
        expect((await agent.get(path)).body).toMatchObject({
          state: 'needs_reconnect',
          reason: expect.stringContaining('after 7 days'),
        });
      },
    );

    it.each([
      ['in the middle of the seven days', true],
      ['when Google announced no end', false],
    ])('%s says that the access was taken back', async (_when, testingMode) => {
      await harness.control('POST', '/sandbox/settings', { testingMode });
      const agent = await connectedAgent();
      const { grantExpiresAt } = (await agent.get(path)).body;
      expect(grantExpiresAt !== null).toBe(testingMode);
      await refused(agent.id);
      expect((await agent.get(path)).body).toMatchObject({
        state: 'needs_reconnect',
        reason: expect.not.stringContaining('7 days'),
      });
      expect(await harness.connection(agent.id)).toMatchObject({ reason: 'access_revoked' });
    });
  });

  it('asks to be put right when Google took the access back', async () => {
    const agent = await connectedAgent();
    await insertLane(harness.owner, { agentId: agent.id });
    await harness.control('POST', `/sandbox/accounts/${account}/revoke`);
    await harness.expireAccess(agent.id);
    await replica.gate.accessFor(agent.id);
    expect((await agent.get(path)).body).toMatchObject({
      state: 'needs_reconnect',
      waiting: 1,
      reason: expect.stringContaining('does not accept our access'),
    });
    const answer = await agent.get(await atGoogle(agent));
    expect(locationOf(answer)).toBe('/settings?calendar=connected');
    expect((await agent.get(path)).body).toMatchObject({ state: 'connected', reason: null });
  });

  it('ends when the agent says so, as often as they say it', async () => {
    const agent = await connectedAgent();
    for (const attempt of [1, 2]) {
      expect([attempt, (await agent.delete(path)).status]).toEqual([attempt, 204]);
    }
    expect((await agent.get(path)).body).toEqual(nothing);
    expect(await harness.connection(agent.id)).toMatchObject({ credential: false });
  });

  it('ends with the account', async () => {
    const agent = await connectedAgent();
    const parked = await insertLane(harness.owner, { agentId: agent.id, state: 'paused' });
    const answer = await agent.send('DELETE', '/api/account', {
      body: { password: agentPassword },
    });
    expect(answer.status).toBe(204);
    expect(await harness.connection(agent.id)).toBeUndefined();
    await expect(readLane(harness.owner, parked.appointment_id)).rejects.toThrow('got 0');
    await replica.stop();
    expect(await harness.calls('revoke')).toHaveLength(1);
  });

  it('is nobody’s without a session', async () => {
    const stranger = crm.browser();
    const answers = await Promise.all([
      stranger.get(path),
      stranger.post(`${path}/authorize`),
      stranger.delete(path),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401]);
  });
});

describe('the browser that comes back from Google', () => {
  it.each([
    ['denied', { decision: 'deny' }],
    ['scope_missing', { decision: 'allow', scopes: [] }],
  ])('lands on the settings with %s', async (outcome, decision) => {
    const agent = await crm.agent();
    const answer = await agent.get(await atGoogle(agent, decision));
    expect(answer.status).toBe(302);
    expect(locationOf(answer)).toBe(`/settings?calendar=${outcome}`);
    expect((await agent.get(path)).body).toEqual(nothing);
  });

  it('signed out connects nothing, and nothing is used up', async () => {
    const agent = await crm.agent();
    const back = await atGoogle(agent);
    expect(locationOf(await crm.browser().get(back))).toBe('/settings?calendar=signed_out');
    expect(locationOf(await agent.get(back))).toBe('/settings?calendar=connected');
  });

  it('of somebody else connects nothing: nobody can be lured into another’s calendar', async () => {
    const [agent, victim] = [await crm.agent(), await crm.agent()];
    const back = await atGoogle(agent);
    expect(locationOf(await victim.get(back))).toBe('/settings?calendar=state_invalid');
    expect((await victim.get(path)).body).toEqual(nothing);
  });

  it('twice lands on state_used, and the connection stays', async () => {
    const agent = await crm.agent();
    const back = await atGoogle(agent);
    await agent.get(back);
    expect(locationOf(await agent.get(back))).toBe('/settings?calendar=state_used');
    expect((await agent.get(path)).body).toMatchObject({ state: 'connected' });
  });

  it.each(['', '?state=', '?code=x', '?state=a&state=b&code=x', '?state=unknown&code=x'])(
    'with %p lands on state_invalid',
    async (query) => {
      const agent = await crm.agent();
      const answer = await agent.get(`${path}/callback${query}`);
      expect(locationOf(answer)).toBe('/settings?calendar=state_invalid');
    },
  );

  it('leaves neither code nor state in an answer, a referrer or a log', async () => {
    const agent = await crm.agent();
    const back = await atGoogle(agent);
    const answer = await agent.get(back);
    expect(answer.headers['referrer-policy']).toBe('no-referrer');
    expect(answer.headers['cache-control']).toBe('no-store');
    const { code = '', state = '' } = Object.fromEntries(new URLSearchParams(back.split('?')[1]));
    const said = [JSON.stringify(answer), ...crm.logLines, ...harness.logLines].join('');
    expect(code.length).toBeGreaterThan(10);
    for (const secret of [code, encodeURIComponent(code), state]) {
      expect(said).not.toContain(secret);
    }
  });

  it('for an account that is being deleted leaves no tokens behind, whoever is first', async () => {
    const agent = await crm.agent();
    const back = await atGoogle(agent);
    const [, deleted] = await Promise.all([
      agent.get(back),
      agent.send('DELETE', '/api/account', { body: { password: agentPassword } }),
    ]);
    expect(deleted.status).toBe(204);
    expect(await harness.connection(agent.id)).toBeUndefined();
  });

  it('finds later what a connect left behind that ended after all', async () => {
    const [staying, leaving] = [await connectedAgent(), await connectedAgent()];
    // As if calendar-sync had completed it when nobody waited for its answer any more.
    await crm.rows('delete from crm.account where id = $1', [leaving.id]);
    await crm.app.get(DepartedAccounts, { strict: false }).forgetAll();
    expect(await harness.connection(leaving.id)).toBeUndefined();
    expect(await harness.connection(staying.id)).toMatchObject({ credential: true });
  });

  it('forgets the connection of an account that is gone, and of no other', async () => {
    const departed = crm.app.get(DepartedAccounts, { strict: false });
    const agent = await connectedAgent();
    expect(await departed.forgetIfGone(agent.id)).toBe(false);
    expect(await harness.connection(agent.id)).toMatchObject({ credential: true });
    await crm.rows('delete from crm.account where id = $1', [agent.id]);
    expect(await departed.forgetIfGone(agent.id)).toBe(true);
    expect(await harness.connection(agent.id)).toBeUndefined();
  });
});

describe('while calendar-sync is down', () => {
  it('how things stand is still shown, and connecting says what to do', async () => {
    const agent = await connectedAgent();
    const back = await atGoogle(agent);
    await calendarSync.stop();
    expect((await agent.get(path)).body).toMatchObject({ state: 'connected' });
    expect(await agent.post(`${path}/authorize`)).toMatchObject({
      status: 503,
      body: {
        code: 'calendar_sync_unavailable',
        detail: expect.stringContaining('Nothing is lost'),
      },
    });
    expect(locationOf(await agent.get(back))).toBe('/settings?calendar=failed');
    calendarSync = await harness.serve(replica, port, serviceSecret);
    expect(locationOf(await agent.get(back))).toBe('/settings?calendar=connected');
  });
});
