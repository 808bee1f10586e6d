import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Client, Pool } from 'pg';
import { Registry } from 'prom-client';
import { createLogger } from '#shared/logging/index.js';
import { insertLane } from '#test/outbox/lane.factory.js';
import { createTestDatabase, type TestDatabase } from '#test/postgres/test-database.js';
import { OutboxClaimer } from './outbox.claimer.js';
import { OutboxSettler } from './outbox.settler.js';
import { RelayMetrics } from './relay.metrics.js';
import { defaultRelaySettings } from './relay.settings.js';
import { unstarted } from './settlement.decider.js';
import type { Turn } from './turn.js';
import { TurnHolder } from './turn.holder.js';

let database: TestDatabase;
let pool: Pool;
let owner: Client;

beforeAll(async () => {
  database = await createTestDatabase();
  pool = new Pool({ connectionString: database.calendarSyncUrl });
  owner = new Client({ connectionString: database.ownerUrl });
  await owner.connect();
});

afterAll(async () => {
  await pool.end();
  await owner.end();
  await database.drop();
});

beforeEach(async () => {
  await owner.query('truncate outbox.lane, calendar_sync.turn');
});

async function claim(): Promise<readonly Turn[]> {
  return (await new OutboxClaimer(pool, defaultRelaySettings).claim(10)).turns;
}

async function handBack(turns: readonly Turn[]): Promise<void> {
  const metrics = new RelayMetrics(new Registry());
  const settler = new OutboxSettler(pool, metrics, createLogger('test', 'silent'));
  for (const turn of turns) {
    const settlements = turn.lanes.map((lane) => unstarted(lane));
    await settler.settle({ turn, settlements, notes: [], restMs: 0 });
  }
}

describe('holding an agent’s turn', () => {
  const holder = (): TurnHolder => new TurnHolder(pool, defaultRelaySettings.leaseMs);

  it('keeps the relay from delivering until it is released', async () => {
    const { agent_id: agentId } = await insertLane(owner);
    const held = await holder().hold(agentId);
    expect(await claim()).toEqual([]);
    await held.release();
    expect(await claim()).toHaveLength(1);
  });

  it('waits for the turn under way to be settled', async () => {
    const { agent_id: agentId } = await insertLane(owner);
    const turns = await claim();
    let held = false;
    const holding = holder()
      .hold(agentId)
      .then((turnHeld) => {
        held = true;
        return turnHeld;
      });
    // The holder's first look has been answered once this one, sent after it, is.
    await pool.query('select 1');
    expect(held).toBe(false);
    await handBack(turns);
    await (await holding).release();
  });
});
