import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { ConnectionsHarness, type Replica } from '#test/connections/connections.harness.js';
import { eventually } from '#test/eventually.js';
import { insertLane, readLane } from '#test/outbox/lane.factory.js';

let harness: ConnectionsHarness;
let replica: Replica;
let other: Replica;
const holders: Client[] = [];

beforeAll(async () => {
  harness = await ConnectionsHarness.start();
  [replica, other] = await Promise.all([harness.replica(), harness.replica()]);
});
afterAll(() => harness.stop());
afterEach(async () => {
  await Promise.all(holders.splice(0).map((holder) => holder.end()));
});
beforeEach(async () => {
  await harness.control('POST', '/sandbox/reset');
  await harness.owner.query('truncate calendar_sync.connection, calendar_sync.turn cascade');
});

const email = 'ana@example.com';
const refuseRefresh = (effect: object, times: number | null = 1) =>
  harness.control('POST', '/sandbox/faults', { match: { operation: 'token' }, times, ...effect });
const revokeAtGoogle = () => harness.control('POST', `/sandbox/accounts/${email}/revoke`);

/** Calls of the token endpoint after the exchange that connected. */
async function refreshes(): Promise<number> {
  return (await harness.calls('token')).length - 1;
}

async function tokenOf(agentId: string, from = replica): Promise<string> {
  const grant = await from.gate.accessFor(agentId);
  if (grant.kind !== 'granted') throw new Error(`no access: ${grant.kind}`);
  return grant.accessToken;
}

/** Holds every connection's row, as a refresh of another replica does. */
async function holdConnections(): Promise<Client> {
  const holder = new Client({ connectionString: harness.database.ownerUrl });
  holders.push(holder);
  await holder.connect();
  await holder.query('begin');
  await holder.query('select from calendar_sync.connection for update');
  return holder;
}

async function refreshesWaiting(): Promise<number> {
  const { rows } = await harness.owner.query<{ count: number }>(
    `select count(*)::int from pg_stat_activity
     where datname = current_database() and application_name = 'calendar-sync-refresh'
       and wait_event_type = 'Lock'`,
  );
  return rows[0]?.count ?? 0;
}

describe('an access token', () => {
  it('is handed out as it is stored while it is good', async () => {
    const { agentId } = await harness.connected(replica);
    expect(await tokenOf(agentId, other)).toBe(await tokenOf(agentId));
    expect(await refreshes()).toBe(0);
  });

  it('is not there for whoever never connected', async () => {
    expect(await replica.gate.accessFor(harness.agent().agentId)).toEqual({
      kind: 'not_connected',
    });
  });

  it('is renewed with less than a minute left', async () => {
    const { agentId } = await harness.connected(replica);
    const first = await tokenOf(agentId);
    await harness.owner.query(
      `update calendar_sync.credential set access_expires_at = now() + interval '59 s'`,
    );
    const second = await tokenOf(agentId);
    expect(second).not.toBe(first);
    expect(await tokenOf(agentId, other)).toBe(second);
    expect(await refreshes()).toBe(1);
  });

  it('is renewed once for fifty deliveries on two replicas', async () => {
    const { agentId } = await harness.connected(replica);
    await harness.expireAccess(agentId);
    const tokens = await Promise.all(
      Array.from({ length: 50 }, (_, n) => tokenOf(agentId, n % 2 === 0 ? replica : other)),
    );
    expect(new Set(tokens).size).toBe(1);
    expect(await refreshes()).toBe(1);
  });

  it('is renewed once for all who found it run out, also when it lives for seconds only', async () => {
    const { agentId } = await harness.connected(replica);
    await harness.expireAccess(agentId);
    await harness.control('POST', '/sandbox/settings', { accessTokenSeconds: 30 });
    const holder = await holdConnections();
    const asked = [tokenOf(agentId), tokenOf(agentId, other)];
    await eventually(async () => expect(await refreshesWaiting()).toBe(2));
    await holder.query('commit');
    expect(new Set(await Promise.all(asked)).size).toBe(1);
    expect(await refreshes()).toBe(1);
  });

  it('is handed out while more refreshes are under way than there are connections for', async () => {
    const { agentId } = await harness.connected(replica);
    const waiting = await Promise.all(
      Array.from({ length: 12 }, async (_, n) => harness.connected(replica, `${n}@example.com`)),
    );
    for (const one of waiting) await harness.expireAccess(one.agentId);
    const holder = await holdConnections();
    const renewals = waiting.map(async (one) => tokenOf(one.agentId));
    await eventually(async () => expect(await refreshesWaiting()).toBe(8));
    expect(await tokenOf(agentId)).toMatch(/^ya29\./);
    await holder.query('commit');
    expect(new Set(await Promise.all(renewals)).size).toBe(12);
  });

  it('that Google refused is renewed, once for all who were refused with it', async () => {
    const { agentId } = await harness.connected(replica);
    const stale = await tokenOf(agentId);
    const renewals = await Promise.all(
      [replica, other, replica, other].map(({ gate }) => gate.renewAfterRefusal(agentId, stale)),
    );
    const tokens = new Set(renewals.map((grant) => grant.kind === 'granted' && grant.accessToken));
    expect(tokens.size).toBe(1);
    expect([...tokens][0]).not.toBe(stale);
    expect(await refreshes()).toBe(1);
  });

  it('keeps a refresh token that Google exchanged for another', async () => {
    const { agentId } = await harness.connected(replica);
    const rotated = await harness.control('POST', `/sandbox/accounts/${email}/grants`, {});
    await harness.expireAccess(agentId);
    await refuseRefresh({ answer: { status: 200, body: rotated } });
    await tokenOf(agentId);
    const { rows } = await harness.owner.query<{ refresh_token: Buffer }>(
      'select refresh_token from calendar_sync.credential',
    );
    const { refresh_token: expected } = rotated as { refresh_token: string };
    expect(harness.opened(rows[0]?.refresh_token, agentId, 'refresh_token')).toBe(expected);
  });

  it('cannot be opened once it was copied to another agent', async () => {
    const thief = await harness.connected(replica, 'thief@example.com');
    const victim = await harness.connected(replica);
    await harness.owner.query(
      `update calendar_sync.credential as mine
       set access_token = theirs.access_token, refresh_token = theirs.refresh_token
       from calendar_sync.credential as theirs
       where mine.agent_id = $1 and theirs.agent_id = $2`,
      [thief.agentId, victim.agentId],
    );
    const refused = { kind: 'unavailable', reason: 'vault_opening_refused', retryAfterMs: null };
    expect(await replica.gate.accessFor(thief.agentId)).toEqual(refused);
    await harness.expireAccess(thief.agentId);
    expect(await replica.gate.accessFor(thief.agentId)).toEqual(refused);
  });

  it('is not forgotten when its key is missing, and opens when the key is back', async () => {
    const { agentId } = await harness.connected(replica);
    const keyless = await harness.replica(`new:${randomBytes(32).toString('base64')}`);
    expect(await keyless.gate.accessFor(agentId)).toMatchObject({
      kind: 'unavailable',
      reason: 'vault_key_unknown',
    });
    expect(await harness.connection(agentId)).toMatchObject({ state: 'connected' });
    expect(await tokenOf(agentId)).toMatch(/^ya29\./);
  });
});

describe('a token endpoint that cannot answer', () => {
  it.each([
    ['is out of order', { answer: { status: 503, retryAfter: 7 } }, 'google_unavailable'],
    ['breaks off', { reset: true }, 'google_unreachable'],
    [
      'knows our client no more',
      { answer: { status: 401, body: { error: 'invalid_client' } } },
      'google_project_misconfigured',
    ],
  ])('is no revocation when it %s', async (_what, effect, reason) => {
    const { agentId } = await harness.connected(replica);
    const lane = await insertLane(harness.owner, { agentId });
    await harness.expireAccess(agentId);
    await refuseRefresh(effect);
    expect(await replica.gate.accessFor(agentId)).toMatchObject({ kind: 'unavailable', reason });
    expect(await harness.connection(agentId)).toMatchObject({
      state: 'connected',
      credential: true,
    });
    expect(await readLane(harness.owner, lane.appointment_id)).toMatchObject({ state: 'due' });
    expect(await tokenOf(agentId)).toMatch(/^ya29\./);
  });

  it('passes on how long Google asks to wait', async () => {
    const { agentId } = await harness.connected(replica);
    await harness.expireAccess(agentId);
    await refuseRefresh({ answer: { status: 503, retryAfter: 7 } });
    expect(await replica.gate.accessFor(agentId)).toMatchObject({ retryAfterMs: 7_000 });
  });
});

describe('a grant that is gone', () => {
  it('is found out once, and parks all that is due for the agent', async () => {
    const { agentId } = await harness.connected(replica);
    const due = await insertLane(harness.owner, { agentId });
    const later = await insertLane(harness.owner, { agentId, dueInSeconds: 900 });
    const done = await insertLane(harness.owner, { agentId, state: 'done' });
    const ofAnother = await insertLane(harness.owner, {});
    await harness.expireAccess(agentId);
    await revokeAtGoogle();
    const grants = await Promise.all(
      Array.from({ length: 20 }, async (_, n) =>
        (n % 2 === 0 ? replica : other).gate.accessFor(agentId),
      ),
    );
    for (const grant of grants) {
      expect(grant).toEqual({ kind: 'needs_reconnect', reason: 'access_revoked' });
    }
    expect(await refreshes()).toBe(1);
    expect(await harness.connection(agentId)).toMatchObject({
      state: 'needs_reconnect',
      reason: 'access_revoked',
      credential: false,
    });
    for (const { appointment_id } of [due, later]) {
      expect(await readLane(harness.owner, appointment_id)).toMatchObject({
        state: 'paused',
        last_error_code: 'access_revoked',
      });
    }
    for (const { appointment_id, state } of [done, ofAnother]) {
      expect(await readLane(harness.owner, appointment_id)).toMatchObject({ state });
    }
  });

  it('is told apart from one whose week in Google’s Testing program is over', async () => {
    await harness.control('POST', '/sandbox/settings', { testingMode: true });
    const { agentId } = await harness.connected(replica);
    await harness.expireAccess(agentId);
    await harness.owner.query(
      `update calendar_sync.connection set grant_expires_at = grant_expires_at - interval '7 days'`,
    );
    await revokeAtGoogle();
    expect(await replica.gate.accessFor(agentId)).toEqual({
      kind: 'needs_reconnect',
      reason: 'testing_expired',
    });
  });

  it('in the middle of a Testing week was revoked by its owner', async () => {
    await harness.control('POST', '/sandbox/settings', { testingMode: true });
    const { agentId } = await harness.connected(replica);
    await harness.expireAccess(agentId);
    await revokeAtGoogle();
    expect(await replica.gate.accessFor(agentId)).toMatchObject({ reason: 'access_revoked' });
  });

  it('is put right by reconnecting: what was parked is due again', async () => {
    const applicant = await harness.connected(replica);
    const { agentId } = applicant;
    const lane = await insertLane(harness.owner, { agentId });
    await replica.gate.markNeedsReconnect(agentId, 1, 'google_scope_missing');
    expect(await replica.gate.accessFor(agentId)).toEqual({
      kind: 'needs_reconnect',
      reason: 'permission_missing',
    });
    expect(await harness.reconnect(replica, applicant)).toBe('connected');
    expect(await harness.connection(agentId)).toMatchObject({ state: 'connected', epoch: 2 });
    expect(await readLane(harness.owner, lane.appointment_id)).toMatchObject({ state: 'due' });
  });

  it('is no news about the connection that was made since', async () => {
    const applicant = await harness.connected(replica);
    await harness.reconnect(replica, applicant);
    const lane = await insertLane(harness.owner, { agentId: applicant.agentId });
    await replica.gate.markNeedsReconnect(applicant.agentId, 1, 'google_unauthorized');
    expect(await harness.connection(applicant.agentId)).toMatchObject({ state: 'connected' });
    expect(await readLane(harness.owner, lane.appointment_id)).toMatchObject({ state: 'due' });
  });
});

describe('the account', () => {
  it('is learnt for the connection it belongs to, and for no later one', async () => {
    const applicant = await harness.connected(replica);
    const { agentId } = applicant;
    await replica.gate.learnAccount(agentId, 1, email);
    expect(await harness.connection(agentId)).toMatchObject({ account: email });
    await harness.reconnect(replica, applicant, 'bob@example.com');
    expect(await harness.connection(agentId)).toMatchObject({ account: null });
    await replica.gate.learnAccount(agentId, 1, email);
    expect(await harness.connection(agentId)).toMatchObject({ account: null });
  });
});
