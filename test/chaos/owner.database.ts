import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';

const againMs = 200;

/** The database as its owner sees it, also while it is restarted: who asks, waits. */
export class OwnerDatabase {
  readonly #pool: pg.Pool;

  constructor(
    private readonly url: string,
    private readonly signal: AbortSignal,
  ) {
    this.#pool = new pg.Pool({ connectionString: url, max: 8, application_name: 'chaos' });
    // A connection that breaks while nobody uses it; the next question opens another one.
    this.#pool.on('error', () => undefined);
  }

  /** Repeated until it is answered: what is asked must bear that. */
  async query<Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<Row[]> {
    for (;;) {
      this.signal.throwIfAborted();
      try {
        return (await this.#pool.query<Row>(sql, values)).rows;
      } catch (error) {
        if (!isAway(error)) throw error;
      }
      await pause(againMs, undefined, { signal: this.signal });
    }
  }

  /** Ends the services' sessions. @returns how many */
  async terminateSessions(): Promise<number> {
    const rows = await this.query(`
      select pg_terminate_backend(pid) from pg_stat_activity
      where usename in ('crm_api', 'calendar_sync')`);
    return rows.length;
  }

  /** As on a server that failed over, or ran out of disk: every session reads, and none writes. */
  async setReadOnly(isReadOnly: boolean): Promise<void> {
    const { pathname } = new URL(this.url);
    const setting = isReadOnly ? 'set default_transaction_read_only = on' : 'reset all';
    await this.query(`begin read write; alter database ${pathname.slice(1)} ${setting}; commit`);
    await this.terminateSessions();
  }

  async end(): Promise<void> {
    await this.#pool.end();
  }
}

/** SQLSTATE of a server that stops or starts, and what sockets say; pg has no codes for the rest. */
const awayCodes = /^(?:ECONNREFUSED|ECONNRESET|EPIPE|08...|57P0[1-5]|25006|53300)$/;

function isAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('code' in error && awayCodes.test(String(error.code))) return true;
  return error.message.startsWith('Connection terminated');
}
