import { Client } from 'pg';
import { outside, realPause } from './platform.js';
import type { World } from './world.js';

/** A statement that PostgreSQL lets wait for a lock. */
interface Waiting {
  readonly pid: number;
  readonly finished: Promise<unknown>;
  readonly whenFinished: (waited: boolean) => Promise<void>;
  isFinished: boolean;
}

/** How long a statement may take before PostgreSQL is asked whether it waits, in real ms. */
const patienceMs = 5;

/**
 * The real PostgreSQL, on virtual time: one statement at a time. Which statements wait for a lock
 * is asked of PostgreSQL, so it is no matter of timing.
 */
export class SimulatedDatabase {
  /** Statements that were seen waiting for a lock. */
  waits = 0;
  readonly #waiting = new Set<Waiting>();
  #clockMs = 0;

  private constructor(
    private readonly world: World,
    /** The database's owner, who sees everything. */
    readonly owner: Client,
  ) {}

  static async open(world: World, ownerUrl: string): Promise<SimulatedDatabase> {
    const owner = new Client({ connectionString: ownerUrl });
    await owner.connect();
    return new SimulatedDatabase(world, owner);
  }

  async close(): Promise<void> {
    await this.owner.end();
  }

  /**
   * Runs one statement to its end, or until it waits for a lock.
   * @param whenFinished called with the statement finished, now or later
   */
  async run(
    pid: number,
    send: () => Promise<unknown>,
    whenFinished: (waited: boolean) => Promise<void>,
  ): Promise<void> {
    await this.#setClock();
    const waiting: Waiting = { pid, finished: outside(send), whenFinished, isFinished: false };
    void noteEnd(waiting);
    if (!(await this.#finishes(waiting))) {
      this.waits += 1;
      this.#waiting.add(waiting);
    }
    await this.#wakeWaiting();
  }

  /** Resolves when the server has let go of a connection that ended, and of all that it held. */
  async gone(pid: number): Promise<void> {
    for (;;) {
      const { rowCount } = await this.owner.query('select from pg_stat_activity where pid = $1', [
        pid,
      ]);
      if (rowCount === 0) break;
      await realPause(1);
    }
    await this.#wakeWaiting();
  }

  isWaiting(pid: number): boolean {
    return [...this.#waiting].some((waiting) => waiting.pid === pid);
  }

  async #wakeWaiting(): Promise<void> {
    for (let again = true; again;) {
      again = false;
      for (const waiting of this.#waiting) {
        if (!(await this.#finishes(waiting, 0))) continue;
        this.#waiting.delete(waiting);
        // It may have held up another one that was looked at before.
        again = true;
      }
    }
  }

  /** False when it waits for a lock. */
  async #finishes(waiting: Waiting, firstLookMs = patienceMs): Promise<boolean> {
    await Promise.race([waiting.finished, realPause(firstLookMs)]);
    while (!waiting.isFinished) {
      const { rows } = await this.owner.query<{ blocked: boolean }>(
        'select cardinality(pg_blocking_pids($1)) > 0 as blocked',
        [waiting.pid],
      );
      if (waiting.isFinished) break;
      if (rows[0]?.blocked === true) return false;
      await Promise.race([waiting.finished, realPause(1)]);
    }
    await waiting.whenFinished(this.#waiting.has(waiting));
    return true;
  }

  async #setClock(): Promise<void> {
    if (this.#clockMs === this.world.nowMs) return;
    this.#clockMs = this.world.nowMs;
    await this.owner.query(
      `select setval('simulation.clock', greatest(last_value, $1)) from simulation.clock`,
      [Math.round(this.#clockMs * 1_000)],
    );
  }
}

async function noteEnd(waiting: Waiting): Promise<void> {
  await waiting.finished;
  waiting.isFinished = true;
}

/**
 * `now()` and `clock_timestamp()` of statements that find them in the schema `simulation` first:
 * virtual time in microseconds, one more with each look.
 */
export const virtualClockSql = `
create schema simulation;
create sequence simulation.clock;
create function simulation.clock_timestamp() returns timestamptz language sql volatile as
  $$ select pg_catalog.to_timestamp(nextval('simulation.clock') / 1e6::float8) $$;
create function simulation.now() returns timestamptz language sql stable as
  $$ select pg_catalog.to_timestamp(last_value / 1e6::float8) from simulation.clock $$;
create table simulation.appointment (
  id uuid primary key,
  agent_id uuid not null,
  version integer not null,
  payload jsonb
);
grant usage on schema simulation to crm_api, calendar_sync;
grant usage, select on sequence simulation.clock to crm_api, calendar_sync;
grant select, insert, update on simulation.appointment to crm_api`;

export const resetSql = `
truncate outbox.lane, outbox.change, calendar_sync.turn, calendar_sync.connection,
  calendar_sync.credential, calendar_sync.connect_attempt, simulation.appointment,
  simulation.transition;
select setval('simulation.clock', 1)`;
