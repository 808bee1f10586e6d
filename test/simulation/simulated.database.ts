import { Client } from 'pg';
import { realPause } from './platform.js';
import type { Backend, Backends } from './postgres.backend.js';
import type { World } from './world.js';

/** One statement to be run to its end. */
export interface StatementRun {
  readonly backend: Backend;
  /** What it locks and others contend for. */
  readonly rows: readonly string[];
  readonly send: () => Promise<unknown>;
  readonly whenFinished: (waited: boolean) => Promise<void>;
}

/** A statement that PostgreSQL lets wait for a lock. */
interface Waiting {
  readonly run: StatementRun;
  readonly finished: Promise<unknown>;
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
  /** Who comes when somebody waits already. */
  #queue: { readonly rows: readonly string[]; readonly come: () => void }[] = [];

  private constructor(
    readonly world: World,
    /** The database's owner, who sees everything. */
    readonly owner: Client,
    readonly backends: Backends,
  ) {}

  static async open(
    world: World,
    ownerUrl: string,
    backends: Backends,
  ): Promise<SimulatedDatabase> {
    const owner = new Client({ connectionString: ownerUrl });
    await owner.connect();
    return new SimulatedDatabase(world, owner, backends);
  }

  async close(): Promise<void> {
    await this.owner.end();
  }

  /**
   * Whether somebody waits for one of these rows: then `come` is called when nobody does any more.
   * PostgreSQL wakes all who wait for a row that is updated, and whoever is quickest has it: it
   * would not be the seed any more that decides the story.
   */
  queues(rows: readonly string[], come: () => void): boolean {
    if (!this.#isWantedByOthers(rows)) return false;
    this.#queue.push({ rows, come });
    return true;
  }

  /** Runs one statement to its end. @returns false if it waits for a lock: then it ends later */
  async run(run: StatementRun): Promise<boolean> {
    const waiting: Waiting = { run, finished: run.send(), isFinished: false };
    void noteEnd(waiting);
    const ended = await this.#finishes(waiting);
    if (!ended) {
      this.waits += 1;
      this.#waiting.add(waiting);
    }
    await this.#wakeWaiting();
    return ended;
  }

  /** A connection has ended: the server lets go of all that it held. */
  async gone(backend: Backend): Promise<void> {
    await this.backends.takeBack(backend);
    await this.#wakeWaiting();
  }

  isWaiting(backend: Backend): boolean {
    return [...this.#waiting].some(({ run }) => run.backend === backend);
  }

  /** What PostgreSQL does with a statement that has waited for as long as `lock_timeout` says. */
  async giveUp(run: StatementRun): Promise<void> {
    const waiting = [...this.#waiting].find((one) => one.run === run);
    if (waiting === undefined) return;
    // By somebody of the same role, who may.
    const other = await this.backends.lend(run.backend.url);
    const text = 'select pg_cancel_backend($1)';
    await other.run(this.world.nowMs, { text, values: [run.backend.pid] });
    await waiting.finished;
    await this.gone(other);
  }

  /** Nobody is there any more to wait for. @returns statements that waited for each other */
  async breakCircles(): Promise<number> {
    const circle = [...this.#waiting].map(({ run }) => run);
    for (const run of circle) await this.giveUp(run);
    return circle.length;
  }

  #isWantedByOthers(rows: readonly string[]): boolean {
    return [...this.#waiting].some(({ run }) => run.rows.some((row) => rows.includes(row)));
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
    const queue = this.#queue;
    this.#queue = [];
    for (const { rows, come } of queue) if (!this.queues(rows, come)) come();
  }

  /** False when it waits for a lock. */
  async #finishes(waiting: Waiting, firstLookMs = patienceMs): Promise<boolean> {
    await Promise.race([waiting.finished, realPause(firstLookMs)]);
    while (!waiting.isFinished) {
      const { rows } = await this.owner.query<{ blocked: boolean }>(
        'select cardinality(pg_blocking_pids($1)) > 0 as blocked',
        [waiting.run.backend.pid],
      );
      if (waiting.isFinished) break;
      if (rows[0]?.blocked === true) return false;
      await Promise.race([waiting.finished, realPause(1)]);
    }
    await waiting.run.whenFinished(this.#waiting.has(waiting));
    return true;
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
create function simulation.tick(micros bigint) returns void language sql security definer as
  $$ select setval('simulation.clock', greatest(last_value, micros)) from simulation.clock $$;
create table simulation.appointment (
  id uuid primary key,
  agent_id uuid not null references crm.account on delete cascade,
  version integer not null,
  payload jsonb
);
-- New statistics in the middle of a run would change plans, and with them the order of rows.
do $$
declare relation regclass;
begin
  for relation in
    select oid from pg_class
    where relkind = 'r' and relnamespace in
      ('crm'::regnamespace, 'outbox'::regnamespace, 'calendar_sync'::regnamespace,
       'simulation'::regnamespace)
  loop
    execute format('alter table %s set (autovacuum_enabled = false)', relation);
  end loop;
end
$$;
grant usage on schema simulation to crm_api, calendar_sync;
grant usage, select on sequence simulation.clock to crm_api, calendar_sync;
grant select, insert, update, delete on simulation.appointment to crm_api`;

export const resetSql = `
truncate outbox.lane, outbox.change, calendar_sync.turn, calendar_sync.connection,
  calendar_sync.credential, calendar_sync.connect_attempt, outbox.attempt,
  crm.account, crm.contact, crm.appointment, crm.session, simulation.appointment,
  simulation.transition;
select setval('simulation.clock', 1)`;
