import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Client, Pool } from 'pg';
import { Registry } from 'prom-client';
import { createLogger } from '#shared/logging/index.js';
import { createTestDatabase, type TestDatabase } from '#test/postgres/test-database.js';
import { GoogleError } from '../google/google.error.js';
import { projectAllowance } from './allowance.js';
import { CallBudget } from './call.budget.js';
import { type Lease, projectScope } from './call.ledger.js';
import { describeLedger } from './ledger.behaviour.fixture.js';
import { PostgresLedger } from './postgres.ledger.js';
import { type Clock, systemClock } from './quota.clock.js';
import { QuotaMetrics } from './quota.metrics.js';
import { giveBackSql, leaseSql, pauseSql } from './sql/ledger.sql.js';

const hour = 60 * 60_000;
const never = new AbortController().signal;

let database: TestDatabase;
/** As the service connects: with its own role and no more rights. */
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
  await owner.query('delete from calendar_sync.call_budget where scope <> $1', [projectScope]);
  await owner.query(
    `update calendar_sync.call_budget
     set next_at = '-infinity', paused_until = '-infinity', paused_by = null`,
  );
});

/** As if that much time had passed. */
async function pass(durationMs: number): Promise<void> {
  await owner.query(
    `update calendar_sync.call_budget set
       next_at = next_at - $1 * interval '1 ms', paused_until = paused_until - $1 * interval '1 ms'`,
    [durationMs],
  );
}

/** Remembers what was leased. */
class RecordingLedger extends PostgresLedger {
  readonly leases: Lease[] = [];

  override async lease(...question: Parameters<PostgresLedger['lease']>) {
    const leases = await super.lease(...question);
    this.leases.push(...leases);
    return leases;
  }
}

function replica(
  clock: Clock = systemClock,
  ledger = new PostgresLedger(pool),
  projectPerMinute = 600,
): CallBudget {
  return new CallBudget({
    settings: { projectPerMinute, userPerMinute: 600, patienceMs: 30_000 },
    ledger,
    metrics: new QuotaMetrics(new Registry()),
    logger: createLogger('test', 'silent'),
    clock,
  });
}

/** Slots that somebody has, from the first one on. */
async function leasedUntil(): Promise<Date> {
  const { rows } = await owner.query<{ next_at: Date }>(
    'select next_at from calendar_sync.call_budget where scope = $1',
    [projectScope],
  );
  const [row] = rows;
  if (row === undefined) throw new Error('the project has no row');
  return row.next_at;
}

describe('the ledger in PostgreSQL', () => {
  describeLedger(() => ({ ledger: new PostgresLedger(pool), pass }));

  it('never gives one slot to two who ask at once', async () => {
    const pools = [pool, new Pool({ connectionString: database.calendarSyncUrl })];
    const request = [{ scope: projectScope, permits: 2 }];
    const terms = { intervalMs: hour, burst: 0, horizonMs: 1_000 * hour };
    const leases = await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        new PostgresLedger(pools[index % 2] ?? pool).lease(request, terms),
      ),
    );
    const slots = leases.flat().map(({ waitMs }) => Math.round(waitMs / hour) + 0);
    expect(slots.toSorted((one, other) => one - other)).toEqual(
      Array.from({ length: 40 }, (_, index) => index * 2),
    );
    await pools[1]?.end();
  });

  it('answers many agents with one statement, in whatever order they are asked for', async () => {
    const agents = Array.from({ length: 20 }, () => randomUUID());
    const terms = { intervalMs: hour, burst: 0, horizonMs: 100 * hour };
    const ask = async (scopes: readonly string[]) =>
      new PostgresLedger(pool).lease(
        scopes.map((scope) => ({ scope, permits: 1 })),
        terms,
      );
    await ask(agents);
    await Promise.all([ask(agents), ask(agents.toReversed()), ask(agents)]);
    const waits = (await ask(agents)).map(({ waitMs }) => Math.round(waitMs / hour));
    expect(waits).toEqual(agents.map(() => 4));
  });

  it('forgets an agent whose account is deleted', async () => {
    const agentId = randomUUID();
    const terms = { intervalMs: hour, burst: 0, horizonMs: hour };
    await new PostgresLedger(pool).lease([{ scope: agentId, permits: 1 }], terms);
    await owner.query('select calendar_sync.forget_agent($1)', [agentId]);
    const { rows } = await owner.query('select from calendar_sync.call_budget where scope = $1', [
      agentId,
    ]);
    expect(rows).toHaveLength(0);
  });

  it.each(Object.entries({ leaseSql, giveBackSql, pauseSql }))(
    '%s finds its rows by key, however many agents there are',
    async (_name, sql) => {
      await owner.query(
        `insert into calendar_sync.call_budget (scope)
         select gen_random_uuid() from generate_series(1, 5000)`,
      );
      await owner.query('analyze calendar_sync.call_budget');
      const values = {
        [leaseSql]: [[projectScope, randomUUID()], [1, 1], 100, 0, 1_000],
        [giveBackSql]: [projectScope, 1, 100, '2026-01-01'],
        [pauseSql]: [projectScope, 1, 'because'],
      }[sql];
      const { rows } = await owner.query(`explain ${sql}`, values);
      expect(JSON.stringify(rows)).not.toContain('Seq Scan on call_budget');
    },
  );
});

describe('replicas that share it', () => {
  it('go by the database’s clock: one of theirs may be wrong by an hour', async () => {
    const ahead = replica({ ...systemClock, now: () => performance.now() + hour });
    const right = replica();
    await ahead.permit(randomUUID(), ahead.deadline(), never);
    await right.permit(randomUUID(), right.deadline(), never);
    const { rows } = await owner.query<{ soon: boolean }>(
      `select next_at < now() + interval '10 min' as soon from calendar_sync.call_budget
       where scope = $1`,
      [projectScope],
    );
    expect(rows).toEqual([{ soon: true }]);
    await Promise.all([ahead.close(), right.close()]);
  });

  it('go on behind the block of one that crashed', async () => {
    const doomed = replica();
    await doomed.permit(randomUUID(), doomed.deadline(), never);
    // It is never heard of again.
    const before = await leasedUntil();
    const other = replica();
    await other.permit(randomUUID(), other.deadline(), never);
    expect((await leasedUntil()).getTime()).toBeGreaterThan(before.getTime());
    await other.close();
  });

  it('give unused permits back when they stop', async () => {
    const ledger = new RecordingLedger(pool);
    const stopping = replica(systemClock, ledger, 20_000);
    const cut = new AbortController();
    const permits = Array.from({ length: 10 }, (_, call) =>
      stopping.permit(randomUUID(), stopping.deadline(), call === 0 ? never : cut.signal),
    );
    const ended = Promise.allSettled(permits);
    await permits[0];
    // The others' block is under way now, and nobody is left to use it.
    cut.abort();
    await ended;
    await stopping.close();
    const [first, others] = ledger.leases;
    expect(first?.granted).toBe(1);
    expect(others?.granted).toBeGreaterThanOrEqual(9);
    const { rows } = await owner.query<{ given_back: boolean }>(
      `select next_at = $2::timestamptz - $4::int * $3::float8 * interval '1 ms' as given_back
       from calendar_sync.call_budget where scope = $1`,
      [projectScope, others?.mark, projectAllowance(20_000).intervalMs, others?.granted],
    );
    expect(rows).toEqual([{ given_back: true }]);
  });

  it('rest together when Google refuses one of them', async () => {
    const [here, elsewhere] = [replica(), replica()];
    await here.learn(
      new GoogleError({
        kind: 'project_misconfigured',
        code: 'google_project_misconfigured',
        status: 403,
        reason: 'accessNotConfigured',
        detail: null,
        retryAfterMs: null,
      }),
    );
    await expect(elsewhere.permit(randomUUID(), elsewhere.deadline(), never)).rejects.toMatchObject(
      { kind: 'project_misconfigured' },
    );
    await Promise.all([here.close(), elsewhere.close()]);
  });
});
