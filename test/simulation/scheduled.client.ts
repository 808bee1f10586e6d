import { Client, type ClientConfig } from 'pg';
import type { FaultPlan } from './fault.plan.js';
import type { Random } from './random.js';
import { here, inside, outside, type Surroundings } from './platform.js';
import type { SimulatedDatabase } from './simulated.database.js';
import type { SimulatedProcess } from './simulated.process.js';

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
  claimed(agentIds: readonly string[]): void;
  /** It is about to be sent. */
  before(sql: string, values: readonly unknown[]): Promise<void>;
}

export interface WiredConfig extends ClientConfig {
  readonly wire: Wire;
}

type Done = (error: Error | null, result?: unknown) => void;

interface Statement {
  readonly text: string;
  readonly name?: string;
  readonly values?: unknown[];
}

const terminated = 'Connection terminated unexpectedly';

/**
 * A real connection to PostgreSQL whose every step waits for its turn in virtual time, and may go
 * wrong there. Handed to `pg.Pool`, which is real, as are its queue and its bookkeeping.
 */
export class ScheduledClient extends Client {
  readonly #wire: Wire;
  #pid = 0;
  #closed = false;

  constructor(config: WiredConfig) {
    super(config);
    this.#wire = config.wire;
    this.on('error', () => undefined);
    this.#wire.process.onDeath(() => this.#closeSoon());
    const send = super.query.bind(this) as (statement: Statement) => Promise<unknown>;
    // `query` has twelve signatures; pg.Pool and TypeORM use those that are told apart here.
    const scheduled = (...given: readonly unknown[]): unknown => {
      const done = given.find((part) => typeof part === 'function') as Done | undefined;
      const statement = readStatement(given);
      if (done !== undefined) return this.#schedule(send, statement, done);
      return new Promise((resolve, reject) => {
        this.#schedule(send, statement, (error, result) =>
          error === null ? resolve(result) : reject(error),
        );
      });
    };
    Object.assign(this, { query: scheduled });
    const connect = super.connect.bind(this);
    Object.assign(this, { connect: (done: Done) => this.#connect(connect, done) });
    Object.assign(this, {
      end: (done: () => void = () => undefined) => {
        this.#later(0.1, undefined, async () => {
          await this.#close();
          this.#later(0, this.#wire.process, () => inside(this.#wire.place, done));
        });
      },
    });
  }

  #connect(connect: () => Promise<unknown>, done: Done): void {
    const place = here() ?? this.#wire.place;
    this.#later(0.2, undefined, async () => {
      await outside(connect);
      this.#pid = (this as unknown as { processID: number }).processID;
      if (!this.#wire.process.alive) return this.#close();
      this.#later(0.2, this.#wire.process, () => inside(place, () => done(null)));
    });
  }

  #schedule(
    send: (statement: Statement) => Promise<unknown>,
    statement: Statement,
    done: Done,
  ): void {
    const { process, faults, database, latency } = this.#wire;
    if (!process.alive) return;
    const place = here() ?? this.#wire.place;
    const number = (process.statements += 1);
    const fault = faults.ofStatement(process.name, number);
    const label = labelOf(statement.text);
    if (fault !== 'none') process.world.note(`${process.name} ${fault}: ${label}`);
    if (fault === 'killed') return process.kill();
    if (fault === 'paused') process.pause(latency.between(1_000, 40_000));
    const answer = (outcome: { error: Error | null; result?: unknown }): void => {
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
    const delay = fault === 'slow' ? latency.between(100, 9_000) : latency.between(0.1, 2);
    this.#later(delay, undefined, async () => {
      if (fault === 'broken') await this.#close();
      if (this.#closed) return answer({ error: new Error(terminated) });
      let outcome: { error: Error | null; result?: unknown } = { error: null };
      const text = this.#wire.rewrite(statement.text);
      const sent = async (): Promise<void> => {
        try {
          outcome = { error: null, result: await send({ ...statement, text }) };
        } catch (error) {
          outcome = { error: error instanceof Error ? error : new Error(String(error)) };
        }
      };
      const values = statement.values ?? [];
      await this.#wire.before(text, values);
      await database.run(this.#pid, sent, async (waited) => {
        if (outcome.error === null) await this.#wire.applied(text, values, waited);
        const rows = rowsOf(outcome.result);
        if (label === 'claim') this.#wire.claimed(agentsOf(outcome.result));
        const ending = outcome.error?.message ?? (rows === 0 ? '' : String(rows));
        if (ending !== '' || !quiet.has(label)) {
          process.world.note(`${process.name} ${label}${ending === '' ? '' : ` → ${ending}`}`);
        }
        if (text.startsWith('notify ')) this.#wire.notified();
        if (this.#closed) this.#closeSoon();
        answer(outcome);
      });
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
    const waits = this.#wire.database.isWaiting(this.#pid);
    this.#closed = true;
    if (waits) return;
    const { connection } = this as unknown as { connection: { stream: { destroy(): void } } };
    outside(() => connection.stream.destroy());
    if (this.#pid !== 0) await this.#wire.database.gone(this.#pid);
  }
}

function readStatement(given: readonly unknown[]): Statement {
  const [first, second] = given;
  const statement: Statement = typeof first === 'string' ? { text: first } : (first as Statement);
  return Array.isArray(second) ? { ...statement, values: second as unknown[] } : statement;
}

/** What a statement is, in a trace: its name here, or its first words. */
function labelOf(sql: string): string {
  const known = labels.find(([sign]) => sql.includes(sign));
  return known?.[1] ?? sql.trim().replaceAll(/\s+/g, ' ').slice(0, 60);
}

/** Most of them find nothing: then there is nothing to tell. */
const quiet: ReadonlySet<string> = new Set(['claim', 'sweep of lanes']);

function agentsOf(result: unknown): string[] {
  const { rows } = (result ?? {}) as { rows?: readonly { agentId: string | null }[] };
  return (rows ?? []).flatMap(({ agentId }) => agentId ?? []);
}

function rowsOf(result: unknown): number {
  const { rows } = (result ?? {}) as { rows?: readonly Record<string, unknown>[] };
  return (rows ?? []).filter((row) => !('agentId' in row) || row['agentId'] !== null).length;
}

const labels: readonly (readonly [string, string])[] = [
  ['with recursive visited', 'claim'],
  ['as given (appointment_id', 'settle'],
  ['insert into outbox.change', 'append'],
  ['insert into calendar_sync.turn as turn', 'hold turn'],
  ["set lease_token = null, lease_until = '-infinity'", 'release turn'],
  ["state = 'needs_reconnect'", 'lose connection'],
  ["interval '1 hour'\n    and", 'sweep of lanes'],
  ['lane.agent_id = $1 and', 'release lanes'],
  ['credential.access_expires_at >', 'look up access'],
  ['from calendar_sync.credential\nwhere agent_id = $1', 'read credential'],
  ['insert into calendar_sync.connect_attempt', 'begin attempt'],
  ['delete from calendar_sync.connect_attempt', 'take attempt'],
  ["values ($1, 'connected'", 'connect'],
  ["values ($1, 'not_connected')", 'disconnect'],
  ['delete from calendar_sync.credential', 'delete credential'],
  ['insert into calendar_sync.credential', 'store credential'],
  ['update calendar_sync.credential', 'store renewal'],
  ['for no key update', 'lock connection'],
  ['set account = $3', 'learn account'],
  [') as shared', 'is the grant shared'],
  ['insert into simulation.appointment', 'write appointment'],
  ['from simulation.appointment', 'lock appointment'],
];
