import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Pool } from 'pg';
import { createTestDatabase, type TestDatabase } from '#test/postgres/test-database.js';
import { TurnHolder } from '../relay/turn.holder.js';
import { withTurn } from './turn.patience.js';

let database: TestDatabase;
let pool: Pool;
let turns: TurnHolder;

beforeAll(async () => {
  database = await createTestDatabase();
  pool = new Pool({ connectionString: database.calendarSyncUrl });
  turns = new TurnHolder(pool, 60_000);
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

async function isHeld(agentId: string): Promise<boolean> {
  const { rows } = await pool.query<{ held: boolean }>(
    'select lease_until > now() as held from calendar_sync.turn where agent_id = $1',
    [agentId],
  );
  return rows[0]?.held ?? false;
}

describe('work under an agent’s turn', () => {
  it('holds the turn while it is done, and not longer, also when it fails', async () => {
    const agentId = randomUUID();
    expect(await withTurn(turns, agentId, 30_000, () => isHeld(agentId))).toBe(true);
    expect(await isHeld(agentId)).toBe(false);
    const failing = withTurn(turns, agentId, 30_000, () => Promise.reject(new Error('failed')));
    await expect(failing).rejects.toThrow('failed');
    expect(await isHeld(agentId)).toBe(false);
  });

  it('is done without the turn when somebody keeps it, and gives it back when it comes late', async () => {
    const agentId = randomUUID();
    const keeper = await turns.hold(agentId);
    expect(await withTurn(turns, agentId, 1, () => Promise.resolve('done'))).toBe('done');
    await keeper.release();
    // The late one is in front of this one, or behind it: in both cases it lets go.
    const next = await turns.hold(agentId);
    await next.release();
    expect(await withTurn(turns, agentId, 30_000, () => isHeld(agentId))).toBe(true);
  });
});
