import { Client } from 'pg';
import { outside } from './platform.js';

export interface Statement {
  readonly text: string;
  readonly name?: string;
  readonly values?: unknown[];
}

/**
 * Finds virtual time first; and plans that walk rows in the order of an index, because the order
 * of rows in a scan or a hash depends on what else the server did.
 */
const options = [
  'search_path=simulation,pg_catalog,public',
  'enable_seqscan=off',
  'enable_bitmapscan=off',
  'enable_hashjoin=off',
  'enable_mergejoin=off',
  'enable_hashagg=off',
  'jit=off',
]
  .map((setting) => `-c ${setting}`)
  .join(' ');

const tick: Statement = { name: 'tick', text: 'select simulation.tick($1)' };

/** A real connection to PostgreSQL. */
export interface Backend {
  readonly url: string;
  readonly pid: number;
  /** Sets the clock, and sends the statement after it without waiting for an answer. */
  run(nowMs: number, statement: Statement): Promise<unknown>;
  /** What the server does when a client is gone: open work is rolled back, nothing is kept. */
  forget(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Real connections, lent to one simulated connection after the other: to open one, and to have its
 * caches filled, takes longer than most of what is done over it.
 */
export class Backends {
  readonly #all: Backend[] = [];
  readonly #idle = new Map<string, Backend[]>();

  async lend(url: string): Promise<Backend> {
    const idle = this.#idleFor(url).pop();
    if (idle !== undefined) return idle;
    const opened = await outside(() => openBackend(url));
    this.#all.push(opened);
    return opened;
  }

  async takeBack(backend: Backend): Promise<void> {
    await backend.forget();
    this.#idleFor(backend.url).push(backend);
  }

  async close(): Promise<void> {
    this.#idle.clear();
    await Promise.all(this.#all.splice(0).map((backend) => backend.close()));
  }

  #idleFor(url: string): Backend[] {
    const idle = this.#idle.get(url) ?? [];
    this.#idle.set(url, idle);
    return idle;
  }
}

async function openBackend(url: string): Promise<Backend> {
  const client = new Client({ connectionString: url, options, pipeline: true });
  await client.connect();
  const inner = client as unknown as {
    processID: number;
    connection: { parsedStatements: Record<string, string> };
  };
  const send = (statement: Statement): Promise<unknown> => outside(() => client.query(statement));
  return {
    url,
    pid: inner.processID,
    async run(nowMs, statement) {
      const ticked = send({ ...tick, values: [Math.round(nowMs * 1_000)] });
      const sent = send(statement);
      // In a transaction that failed nothing works any more, the statement itself neither.
      await Promise.allSettled([ticked, sent]);
      return sent;
    },
    async forget() {
      await Promise.all([send({ text: 'rollback' }), send({ text: 'discard all' })]);
      inner.connection.parsedStatements = {};
    },
    close: () => client.end(),
  };
}
