import { EventEmitter } from 'node:events';
import type { ClientConfig } from 'pg';
import type { FaultPlan } from './fault.plan.js';
import type { Backend, Statement } from './postgres.backend.js';
import type { Random } from './random.js';
import { here, inside, type Surroundings } from './platform.js';
import { RowLocks } from './row.locks.js';
import type { ClaimedRow } from './recorder.js';
import type { SimulatedDatabase, StatementRun } from './simulated.database.js';
import type { SimulatedProcess } from './simulated.process.js';
import { labelOf, quietLabels } from './statement.label.js';

/** What the statements of one process go through. */
export interface Wire {
  readonly process: SimulatedProcess;
  /** Where code runs that no call of the product set off. */
  readonly place: Surroundings;
  readonly database: SimulatedDatabase;
  readonly faults: FaultPlan;
  readonly latency: Random;
  /** The statement as it is sent: where a mutation breaks a rule on purpose. */
  rewrite(sql: string): string;
  /** A NOTIFY was delivered. */
  notified(): void;
  /** A statement was applied, whoever gets to know of it. */
  applied(sql: string, values: readonly unknown[], waited: boolean): Promise<void>;
  /** Turns were handed out, whoever gets to know of it. */
  claimed(lanes: readonly ClaimedRow[]): void;
  /** It is about to be sent. */
  before(sql: string, values: readonly unknown[]): Promise<void>;
}

export interface WiredConfig extends ClientConfig {
  readonly wire: Wire;
  /** `idle_in_transaction_session_timeout`, in virtual time. */
  readonly patienceMs: number;
}

type Done = (error: Error | null, result?: unknown) => void;

interface Outcome {
  readonly error: Error | null;
  readonly result?: unknown;
}

const terminated = 'Connection terminated unexpectedly';

/**
 * A connection to PostgreSQL whose every step waits for its turn in virtual time, and may go wrong
 * there. Handed to `pg.Pool`, which is real, as are its queue and its bookkeeping; what they use of
 * `pg.Client` is here, and its work is done by a real one.
 */
export class ScheduledClient extends EventEmitter {
  readonly #wire: Wire;
  readonly #url: string;
  readonly #patienceMs: number;
  #sent = 0;
  #backend: Backend | undefined;
  #closed = false;
  #ending = false;
  readonly #locks = new RowLocks();

  constructor({ wire, patienceMs, connectionString = '' }: WiredConfig) {
    super();
    this.#patienceMs = patienceMs;
    this.#wire = wire;
    this.#url = connectionString;
    // What the pool looks at before it hands a connection out again.
    Object.defineProperties(this, {
      _queryable: { get: () => !this.#closed },
      _ending: { get: () => this.#ending },
    });
    this.on('error', () => undefined);
    wire.process.onDeath(() => this.#closeSoon());
  }

  connect(done: Done): void {
    const place = here() ?? this.#wire.place;
    const { process, database } = this.#wire;
    this.#later(0.2, undefined, async () => {
      this.#backend = await database.backends.lend(this.#url);
      if (!process.alive) return this.#close();
      this.#later(0.2, process, () => inside(place, () => done(null)));
    });
  }

  /** The signatures that pg.Pool and TypeORM use. */
  query(...given: readonly unknown[]): unknown {
    const done = given.find((part) => typeof part === 'function') as Done | undefined;
    const statement = readStatement(given);
    if (done !== undefined) return this.#schedule(statement, done);
    return new Promise((resolve, reject) => {
      this.#schedule(statement, (error, result) =>
        error === null ? resolve(result) : reject(error),
      );
    });
  }

  end(done: () => void = () => undefined): void {
    this.#ending = true;
    this.#later(0.1, undefined, async () => {
      await this.#close();
      this.#later(0, this.#wire.process, () => inside(this.#wire.place, done));
    });
  }

  #schedule(statement: Statement, done: Done): void {
    const { process, faults, database, latency } = this.#wire;
    if (!process.alive) return;
    const place = here() ?? this.#wire.place;
    const number = (process.statements += 1);
    const fault = faults.ofStatement(process.name, number);
    const label = labelOf(statement.text);
    if (fault !== 'none') process.world.note(`${process.name} ${fault}: ${label}`);
    if (fault === 'killed') return process.kill();
    if (fault === 'paused') process.pause(latency.between(1_000, 40_000));
    const answer = (outcome: Outcome): void => {
      if (fault === 'killed_after') return process.kill();
      const delay = fault === 'slow_answer' ? latency.between(100, 9_000) : latency.between(0.1, 2);
      const breaks = fault === 'answer_lost';
      if (breaks) this.#closeSoon();
      this.#later(delay, process, () =>
        inside(place, () => {
          if (breaks) done(new Error(terminated));
          else done(outcome.error, outcome.result);
        }),
      );
    };
    const apply = async (): Promise<void> => {
      if (fault === 'broken') await this.#close();
      const backend = this.#backend;
      if (this.#closed || backend === undefined) return answer({ error: new Error(terminated) });
      const rows = this.#locks.wanted(label, statement.values);
      if (database.queues(rows, () => this.#later(0, undefined, apply))) return;
      await this.#run(backend, statement, { label, rows, answer });
    };
    const delay = fault === 'slow' ? latency.between(100, 9_000) : latency.between(0.1, 2);
    this.#later(delay, undefined, apply);
  }

  async #run(
    backend: Backend,
    statement: Statement,
    { label, rows, answer }: { label: string; rows: string[]; answer: (outcome: Outcome) => void },
  ): Promise<void> {
    const wire = this.#wire;
    const { database, process } = wire;
    const text = this.#locks.withoutTimeout(wire.rewrite(statement.text));
    const values = statement.values ?? [];
    let outcome: Outcome = { error: null };
    const send = async (): Promise<void> => {
      try {
        outcome = {
          error: null,
          result: await backend.run(database.world.nowMs, { ...statement, text }),
        };
      } catch (error) {
        outcome = { error: asLockTimeout(error) };
      }
    };
    const whenFinished = async (waited: boolean): Promise<void> => {
      this.#locks.ran(label, rows);
      if (outcome.error === null) await wire.applied(text, values, waited);
      const count = rowCountOf(outcome.result);
      if (label === 'claim') wire.claimed(claimedOf(outcome.result));
      const ending = outcome.error?.message ?? (count === 0 ? '' : String(count));
      if (ending !== '' || !quietLabels.has(label)) {
        process.world.note(`${process.name} ${label}${ending === '' ? '' : ` → ${ending}`}`);
      }
      if (text.startsWith('notify ')) wire.notified();
      if (this.#closed) this.#closeSoon();
      if (this.#locks.inTransaction) this.#endIfIdle(this.#sent);
      answer(outcome);
    };
    this.#sent += 1;
    await wire.before(text, values);
    const run: StatementRun = { backend, rows, send, whenFinished };
    const waits = !(await database.run(run));
    const { timeoutMs } = this.#locks;
    if (waits && timeoutMs !== undefined) {
      this.#later(timeoutMs, undefined, () => database.giveUp(run));
    }
  }

  /** The server ends a session whose transaction rests for too long. */
  #endIfIdle(sent: number): void {
    const { world, name } = this.#wire.process;
    this.#later(this.#patienceMs, undefined, async () => {
      if (this.#closed || this.#sent !== sent) return;
      world.note(`${name} was idle in a transaction`);
      await this.#close();
    });
  }

  #later(delayMs: number, process: SimulatedProcess | undefined, run: () => void | Promise<void>) {
    this.#wire.process.world.after(delayMs, 'io', process, run);
  }

  #closeSoon(): void {
    this.#later(0, undefined, () => this.#close());
  }

  /** The socket is gone. A statement that waits for a lock keeps its backend until it has it. */
  async #close(): Promise<void> {
    const { database, process, place } = this.#wire;
    if (!this.#closed) {
      this.#closed = true;
      this.#later(0, process, () => {
        if (!this.#ending) inside(place, () => this.emit('error', new Error(terminated)));
      });
    }
    const backend = this.#backend;
    if (backend === undefined || database.isWaiting(backend)) return;
    this.#backend = undefined;
    await database.gone(backend);
  }
}

function readStatement(given: readonly unknown[]): Statement {
  const [first, second] = given;
  const statement: Statement = typeof first === 'string' ? { text: first } : (first as Statement);
  return Array.isArray(second) ? { ...statement, values: second as unknown[] } : statement;
}

function claimedOf(result: unknown): ClaimedRow[] {
  const { rows } = (result ?? {}) as { rows?: readonly (ClaimedRow | { agentId: null })[] };
  return (rows ?? []).filter((row): row is ClaimedRow => row.agentId !== null);
}

function rowCountOf(result: unknown): number {
  const { rows } = (result ?? {}) as { rows?: readonly Record<string, unknown>[] };
  return (rows ?? []).filter((row) => !('agentId' in row) || row['agentId'] !== null).length;
}

/** The only statements that are cancelled are those that waited for too long. */
function asLockTimeout(error: unknown): Error {
  if (!(error instanceof Error)) return new Error(String(error));
  const { code } = error as { code?: string };
  if (code !== '57014') return error;
  return Object.assign(new Error('canceling statement due to lock timeout'), { code: '55P03' });
}
