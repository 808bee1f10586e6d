import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { ConnectionsHarness, type Replica } from '#test/connections/connections.harness.js';
import { eventually } from '#test/eventually.js';

let harness: ConnectionsHarness;
let replica: Replica;

beforeAll(async () => {
  harness = await ConnectionsHarness.start();
  replica = await harness.replica();
});
afterAll(() => harness.stop());
beforeEach(async () => {
  await harness.control('POST', '/sandbox/reset');
  await harness.owner.query('truncate calendar_sync.connection, calendar_sync.turn cascade');
});

/** Calls of the token endpoint after the exchange that connected. */
async function refreshes(): Promise<number> {
  return (await harness.calls('token')).length - 1;
}

describe('a token that is being renewed', () => {
  it('lives as long as Google says, though our own clock jumps while it is asked', async () => {
    const { agentId } = await harness.connected(replica);
    await harness.expireAccess(agentId);
    let now = Date.now();
    const jumping = jest.spyOn(Date, 'now').mockImplementation(() => (now += 3_600_000));
    await replica.gate.accessFor(agentId).finally(() => jumping.mockRestore());
    const { rows } = await harness.owner.query<{ seconds: number }>(
      `select extract(epoch from access_expires_at - now())::float8 as seconds
       from calendar_sync.credential`,
    );
    expect(rows[0]?.seconds).toBeGreaterThan(3_500);
    expect(rows[0]?.seconds).toBeLessThan(3_600);
  });

  it('does not hold up a stop: the call is cut, nothing is decided, the token stays', async () => {
    const { agentId } = await harness.connected(replica);
    await harness.expireAccess(agentId);
    await harness.control('POST', '/sandbox/faults', {
      match: { operation: 'token' },
      hang: true,
    });
    const stopping = await harness.replica();
    const renewal = stopping.gate.accessFor(agentId);
    await eventually(async () => expect(await refreshes()).toBe(1));
    stopping.oauth.close();
    expect(await renewal).toEqual({
      kind: 'unavailable',
      reason: 'google_aborted',
      retryAfterMs: null,
    });
    expect(await stopping.gate.accessFor(agentId)).toMatchObject({ reason: 'google_aborted' });
    expect(await refreshes()).toBe(1);
    expect(await harness.connection(agentId)).toMatchObject({
      state: 'connected',
      credential: true,
    });
    expect(await replica.gate.accessFor(agentId)).toMatchObject({ kind: 'granted' });
  });
});
