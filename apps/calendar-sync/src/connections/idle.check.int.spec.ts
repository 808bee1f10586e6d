import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ConnectionsHarness, type Replica } from '#test/connections/connections.harness.js';
import { eventually } from '#test/eventually.js';

let harness: ConnectionsHarness;
let replica: Replica;

beforeAll(async () => {
  harness = await ConnectionsHarness.start();
});
afterAll(() => harness.stop());
beforeEach(async () => {
  await harness.control('POST', '/sandbox/reset');
  await harness.owner.query('truncate calendar_sync.connection, calendar_sync.turn cascade');
  replica = await harness.replica();
});

async function connectedButIdle(): Promise<string> {
  const { agentId } = await harness.connected(replica);
  await harness.owner.query(
    `update calendar_sync.credential set access_expires_at = now() - interval '10 minutes'
     where agent_id = $1`,
    [agentId],
  );
  return agentId;
}

describe('a connection that nobody needs just now', () => {
  it('is found out when its grant was taken back in Google', async () => {
    const agentId = await connectedButIdle();
    await harness.control('POST', '/sandbox/accounts/ana@example.com/revoke');
    replica.start();
    await eventually(async () =>
      expect(await harness.connection(agentId)).toMatchObject({
        state: 'needs_reconnect',
        reason: 'access_revoked',
      }),
    );
  });

  it('stays connected while Google does not answer, and holds up nobody behind it', async () => {
    const agents = [await connectedButIdle(), await connectedButIdle()];
    await harness.control('POST', '/sandbox/faults', {
      match: { operation: 'token' },
      answer: { status: 503 },
      times: 1,
    });
    replica.start();
    // Two that connected, and one try for each of them.
    await eventually(async () => {
      const tries = (await harness.calls('token')).slice(0, 4).map(({ status }) => status);
      expect(tries).toEqual([200, 200, 503, 200]);
    });
    for (const agentId of agents) {
      expect(await harness.connection(agentId)).toMatchObject({ state: 'connected' });
    }
  });
});
