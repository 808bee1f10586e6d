import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { createTestDatabase, type TestDatabase } from '#test/postgres/test-database.js';
import { accessSql, credentialSql } from './access.sql.js';
import { loseConnectionSql, releaseLanesSql, sweepLanesSql } from './lanes.sql.js';

let database: TestDatabase;
let owner: Client;

beforeAll(async () => {
  database = await createTestDatabase();
  owner = new Client({ connectionString: database.ownerUrl });
  await owner.connect();
  await owner.query(`
    insert into outbox.lane
      (appointment_id, agent_id, state, run_at, wanted_version, operation, schema_version, changed_at)
    select gen_random_uuid(), lpad(to_hex(n % 2000), 32, '0')::uuid,
           (array['done', 'done', 'done', 'skipped', 'due'])[n % 5 + 1], now(), 1, 'upsert', 1, now()
    from generate_series(1, 40000) n;
    insert into calendar_sync.connection (agent_id, state, connected_at)
    select lpad(to_hex(n), 32, '0')::uuid, 'connected', now() - interval '2 days'
    from generate_series(1, 2000) n;
    analyze outbox.lane, calendar_sync.connection`);
});
afterAll(async () => {
  await owner.end();
  await database.drop();
});

async function planOf(sql: string, ...values: readonly unknown[]): Promise<string> {
  const { rows } = await owner.query<{ 'QUERY PLAN': string }>(`explain ${sql}`, [...values]);
  return rows.map((row) => row['QUERY PLAN']).join('\n');
}

const agentId = randomUUID();

describe('the statements of a connection', () => {
  it('look an agent’s access up by primary keys', async () => {
    for (const sql of [accessSql, credentialSql]) {
      const values = sql === accessSql ? [agentId] : [agentId, null];
      expect(await planOf(sql, ...values)).not.toMatch(/Seq Scan on (connection|turn)/);
    }
  });

  it('release an agent’s lanes by the index of those that wait', async () => {
    const plan = await planOf(releaseLanesSql, agentId);
    expect(plan).toContain('lane_waiting');
    expect(plan).not.toContain('Seq Scan on lane');
  });

  it('park an agent’s lanes by the index of those that are due', async () => {
    const plan = await planOf(loseConnectionSql, agentId, 1, 'access_revoked');
    expect(plan).toContain('lane_due');
    expect(plan).not.toContain('Seq Scan on lane');
  });

  it('sweep by whoever connected lately, not by all that waits', async () => {
    const plan = await planOf(sweepLanesSql);
    expect(plan).toContain('lane_waiting');
    expect(plan).not.toContain('Seq Scan on lane');
  });
});
