import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ConnectionsHarness, type Replica } from '#test/connections/connections.harness.js';
import { insertLane, readLane } from '#test/outbox/lane.factory.js';

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

/** Statuses of the calls to Google's revocation, once none is under way. */
async function revocations(): Promise<number[]> {
  await replica.stop();
  return (await harness.calls('revoke')).map(({ status }) => status);
}

const gone = {
  state: 'not_connected',
  reason: null,
  account: null,
  epoch: 2,
  credential: false,
};

describe('disconnecting', () => {
  it('deletes the tokens, and gives the grant back to Google', async () => {
    const { agentId } = await harness.connected(replica);
    await replica.gate.learnAccount(agentId, 1, 'ana@example.com');
    await replica.disconnect.disconnect(agentId, 1);
    expect(await harness.connection(agentId)).toEqual(gone);
    expect(await replica.gate.accessFor(agentId)).toEqual({ kind: 'not_connected' });
    expect(await revocations()).toEqual([200]);
  });

  it('twice, or without ever having connected, is the same as once', async () => {
    const { agentId } = await harness.connected(replica);
    await replica.disconnect.disconnect(agentId, 1);
    await replica.disconnect.disconnect(agentId, 1);
    expect(await harness.connection(agentId)).toMatchObject({ state: 'not_connected' });
    await replica.disconnect.disconnect(harness.agent().agentId, 1);
    expect(await revocations()).toEqual([200]);
  });

  it('of an earlier connection leaves the one that was made since alone', async () => {
    const applicant = await harness.connected(replica);
    await harness.reconnect(replica, applicant);
    await replica.disconnect.disconnect(applicant.agentId, 1);
    expect(await harness.connection(applicant.agentId)).toMatchObject({
      state: 'connected',
      credential: true,
    });
    expect(await revocations()).toEqual([]);
  });

  it('leaves parked what was parked, for whoever connects again', async () => {
    const applicant = await harness.connected(replica);
    const { agentId } = applicant;
    const lane = await insertLane(harness.owner, { agentId });
    await replica.gate.markNeedsReconnect(agentId, 1, 'google_unauthorized');
    await replica.disconnect.disconnect(agentId, 1);
    expect(await readLane(harness.owner, lane.appointment_id)).toMatchObject({ state: 'paused' });
    await harness.reconnect(replica, applicant);
    expect(await readLane(harness.owner, lane.appointment_id)).toMatchObject({ state: 'due' });
  });

  it('does not mind a Google that cannot revoke', async () => {
    const { agentId } = await harness.connected(replica);
    await harness.control('POST', '/sandbox/faults', {
      match: { operation: 'revoke' },
      answer: { status: 503 },
    });
    await replica.disconnect.disconnect(agentId, 1);
    expect(await harness.connection(agentId)).toEqual(gone);
    expect(await revocations()).toEqual([503]);
  });
});

describe('a grant', () => {
  const connectedAs = async (email: string, learnt = true) => {
    const { agentId } = await harness.connected(replica, email);
    if (learnt) await replica.gate.learnAccount(agentId, 1, email);
    return agentId;
  };

  it('is kept while another agent’s connection uses the same account', async () => {
    const first = await connectedAs('Ana@example.com');
    const second = await connectedAs('ana@example.com');
    await replica.disconnect.disconnect(first, 1);
    expect(await revocations()).toEqual([]);
    await replica.disconnect.disconnect(second, 1);
    expect(await revocations()).toEqual([200]);
  });

  it('is revoked while others use other accounts', async () => {
    const first = await connectedAs('ana@example.com');
    await connectedAs('bob@example.com');
    await replica.disconnect.disconnect(first, 1);
    expect(await revocations()).toEqual([200]);
  });

  it('is kept while it is not known which account another connection uses', async () => {
    const first = await connectedAs('ana@example.com');
    await connectedAs('bob@example.com', false);
    await replica.disconnect.disconnect(first, 1);
    expect(await revocations()).toEqual([]);
  });

  it('is kept while it is not known which account it is of', async () => {
    const first = await connectedAs('ana@example.com', false);
    await connectedAs('bob@example.com');
    await replica.disconnect.disconnect(first, 1);
    expect(await revocations()).toEqual([]);
  });

  it('of the same account that is connected again is not ended by the revocation before', async () => {
    const applicant = await harness.connected(replica);
    await harness.control('POST', '/sandbox/faults', {
      match: { operation: 'revoke' },
      delayMs: 200,
    });
    await replica.disconnect.disconnect(applicant.agentId, 1);
    expect(await harness.reconnect(replica, applicant)).toBe('connected');
    await replica.stop();
    await harness.expireAccess(applicant.agentId);
    expect(await replica.gate.accessFor(applicant.agentId)).toMatchObject({ kind: 'granted' });
  });
});
