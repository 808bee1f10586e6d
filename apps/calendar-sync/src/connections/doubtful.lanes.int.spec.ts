import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { insertLane, raiseVersionSql } from '#test/outbox/lane.factory.js';
import type { Verdict } from '../relay/change.handler.js';
import { RelayFixture } from '../relay/relay.fixture.js';
import { loseConnectionSql, releaseLanesSql } from './sql/lanes.sql.js';

const fault = { code: 'google_unavailable', detail: null, status: 503 };
const told: Verdict = { kind: 'snooze', scope: 'lane', delayMs: 0, fault };
const unheard: Verdict = { kind: 'retry', fault };
const notConnected: Verdict = { kind: 'skip' };

let relay: RelayFixture;
beforeAll(async () => {
  relay = await RelayFixture.open();
});
afterAll(() => relay.close());
beforeEach(() => relay.reset());

/** @returns how many lanes a connect makes due */
async function connect(agentId: string): Promise<number> {
  return (await relay.owner.query(releaseLanesSql, [agentId])).rowCount ?? 0;
}

describe('an appointment that may stand in Google, deleted while nobody is connected', () => {
  it.each([
    ['was told to wait, after it may have been written', told],
    ['did not hear the answer', unheard],
  ])('is looked for after the next connect, where an attempt %s', async (_, verdict) => {
    const lane = await insertLane(relay.owner);
    await relay.deliver(verdict);
    await relay.owner.query(raiseVersionSql, [lane.appointment_id]);
    await relay.deliver(notConnected);
    expect(await connect(lane.agent_id)).toBe(1);
  });

  it('is looked for also where the connection was lost and mended in between', async () => {
    const lane = await insertLane(relay.owner);
    await relay.deliver(unheard);
    await relay.owner.query(
      `insert into calendar_sync.connection (agent_id, state, epoch) values ($1, 'connected', 1)`,
      [lane.agent_id],
    );
    await relay.owner.query(loseConnectionSql, [lane.agent_id, 1, 'access_revoked']);
    expect(await connect(lane.agent_id)).toBe(1);
    await relay.owner.query(raiseVersionSql, [lane.appointment_id]);
    await relay.deliver(notConnected);
    expect(await connect(lane.agent_id)).toBe(1);
  });

  it('is left alone where nothing was ever tried', async () => {
    const lane = await insertLane(relay.owner);
    await relay.deliver(notConnected);
    expect(await connect(lane.agent_id)).toBe(0);
  });
});
