import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { type LaneRow, insertLane } from '#test/outbox/lane.factory.js';
import { createTestDatabase, type TestDatabase } from '#test/postgres/test-database.js';

let database: TestDatabase;
let owner: Client;

beforeAll(async () => {
  database = await createTestDatabase();
  owner = new Client({ connectionString: database.ownerUrl });
  await owner.connect();
});

afterAll(async () => {
  await owner.end();
  await database.drop();
});

const states: readonly LaneRow['state'][] = ['due', 'done', 'skipped', 'paused', 'failed'];

async function withHistory(agentId: string): Promise<void> {
  for (const state of states) {
    const lane = await insertLane(owner, { agentId, state });
    await owner.query(
      `insert into outbox.change (appointment_id, version, agent_id, operation, schema_version)
       values ($1, 1, $2, 'upsert', 1)`,
      [lane.appointment_id, agentId],
    );
    await owner.query(
      `insert into outbox.attempt
         (appointment_id, agent_id, version, attempt, outcome, began_at, duration_ms)
       values ($1, $2, 1, 1, 'retry', now(), 5)`,
      [lane.appointment_id, agentId],
    );
  }
}

async function count(agentId: string): Promise<unknown> {
  const { rows } = await owner.query(
    `select (select count(*)::int from outbox.lane where agent_id = $1) as lanes,
            (select count(*)::int from outbox.change where agent_id = $1) as changes,
            (select count(*)::int from outbox.attempt where agent_id = $1) as attempts`,
    [agentId],
  );
  return rows[0];
}

describe('forgetting an agent in the outbox', () => {
  it('takes all of theirs, in whatever state, and nothing of another’s', async () => {
    const [leaving, staying] = [randomUUID(), randomUUID()];
    await withHistory(leaving);
    await withHistory(staying);
    await owner.query('select outbox.forget_agent($1)', [leaving]);
    expect(await count(leaving)).toEqual({ lanes: 0, changes: 0, attempts: 0 });
    expect(await count(staying)).toEqual({ lanes: 5, changes: 5, attempts: 5 });
  });

  it('does not read through everybody’s lanes and history for it', async () => {
    const leaving = randomUUID();
    await withHistory(leaving);
    // What this session read until now is not counted with what follows.
    await owner.query('select pg_stat_force_next_flush()');
    await owner.query('begin');
    // Then a table is read from end to end only where no index leads to the rows.
    await owner.query('set local enable_seqscan = off');
    await owner.query('select outbox.forget_agent($1)', [leaving]);
    const { rows } = await owner.query(
      `select relname from pg_stat_xact_user_tables where schemaname = 'outbox' and seq_scan > 0`,
    );
    await owner.query('rollback');
    expect(rows).toEqual([]);
  });
});
