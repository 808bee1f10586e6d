import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client, Pool } from 'pg';
import { createLogger } from '#shared/logging/index.js';
import { createTestDatabase, type TestDatabase } from '#test/postgres/test-database.js';
import { PartitionUpkeep } from './partition.upkeep.js';

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

function upkeep(historyDays: number): PartitionUpkeep {
  return new PartitionUpkeep(pool, historyDays, createLogger('test', 'silent'));
}

/** Appends to the log, `daysAgo` days in the past. */
async function appendChange(daysAgo: number): Promise<string> {
  const id = randomUUID();
  await owner.query(
    `insert into outbox.change
       (appointment_id, version, agent_id, operation, schema_version, created_at)
     values ($1, 1, $1, 'delete', 1, now() - $2 * interval '1 day')`,
    [id, daysAgo],
  );
  return id;
}

async function partitionOf(appointmentId: string): Promise<string | undefined> {
  const { rows } = await owner.query<{ name: string }>(
    'select tableoid::regclass::text as name from outbox.change where appointment_id = $1',
    [appointmentId],
  );
  return rows[0]?.name;
}

async function dropThisWeeksPartition(): Promise<void> {
  const name = await partitionOf(await appendChange(0));
  await owner.query(`drop table ${name}`);
}

/** Notes an attempt, `daysAgo` days in the past. @returns the partition it is in */
async function noteAttempt(daysAgo: number): Promise<string> {
  const { rows } = await owner.query<{ name: string }>(
    `insert into outbox.attempt
       (appointment_id, agent_id, version, attempt, outcome, began_at, duration_ms)
     values (gen_random_uuid(), gen_random_uuid(), 1, 1, 'retry', now() - $1 * interval '1 day', 5)
     returning tableoid::regclass::text as name`,
    [daysAgo],
  );
  return rows[0]?.name ?? '';
}

async function attempts(): Promise<string[]> {
  const { rows } = await owner.query<{ name: string }>(
    'select tableoid::regclass::text as name from outbox.attempt order by began_at',
  );
  return rows.map(({ name }) => name);
}

describe('the upkeep of the log', () => {
  it('makes the partition of this week and moves what the default one caught', async () => {
    await dropThisWeeksPartition();
    const id = await appendChange(0);
    expect(await partitionOf(id)).toBe('outbox.change_default');
    await upkeep(90).keepUp();
    expect(await partitionOf(id)).toMatch(/^outbox\.change_\d{4}w\d{2}$/);
  });

  it('keeps the history that is to be kept, and no week that ended before', async () => {
    const old = await appendChange(0);
    const week = await partitionOf(old);
    await upkeep(90).keepUp();
    expect(await partitionOf(old)).toBe(week);
    // A week after its end, counted from now: everything up to and including this week is past.
    await upkeep(-8).keepUp();
    expect(await partitionOf(old)).toBeUndefined();
  });

  it('retires what the default partition caught weeks ago, as late as all the rest', async () => {
    const [old, younger] = [await appendChange(100), await appendChange(80)];
    expect(await partitionOf(old)).toBe('outbox.change_default');
    await upkeep(90).keepUp();
    expect(await partitionOf(old)).toBeUndefined();
    expect(await partitionOf(younger)).toBe('outbox.change_default');
  });
});

describe('the upkeep of the attempts', () => {
  it('is that of the log: this week has a partition, and what is past keeping goes', async () => {
    const week = await noteAttempt(0);
    expect(week).toMatch(/^outbox\.attempt_\d{4}w\d{2}$/);
    await owner.query(`drop table ${week}`);
    await noteAttempt(100);
    await noteAttempt(80);
    await noteAttempt(0);
    expect(await attempts()).toEqual(Array.from({ length: 3 }, () => 'outbox.attempt_default'));
    await upkeep(90).keepUp();
    expect(await attempts()).toEqual(['outbox.attempt_default', week]);
    await upkeep(-8).keepUp();
    expect(await attempts()).toEqual([]);
  });
});
