/** Statements that lock rows which others contend for: of which tables, and where their keys are. */
const locking: Readonly<Record<string, readonly (readonly [table: string, value: number])[]>> = {
  'delete account': [['account', 0]],
  'lock account': [['account', 0]],
  'lock appointment': [['appointment', 0]],
  'lock connection': [['connection', 0]],
  connect: [['connection', 0]],
  'end connection': [['connection', 0]],
  'lose connection': [['connection', 0]],
  'learn account': [['connection', 0]],
  'forget agent': [
    ['connection', 0],
    ['turn', 0],
  ],
  'end rest': [['turn', 0]],
  'hold turn': [['turn', 0]],
  'release turn': [['turn', 0]],
  'begin trial': [['turn', 0]],
  settle: [['turn', 1]],
};

/** What one connection has locked, and what it will wait for. */
export class RowLocks {
  /** `lock_timeout` of the transaction, in virtual time. */
  timeoutMs: number | undefined;
  #open = false;
  readonly #held = new Set<string>();

  get inTransaction(): boolean {
    return this.#open;
  }

  /** Rows that a statement will lock and this connection does not hold already. */
  wanted(label: string, values: readonly unknown[] = []): string[] {
    const rows = (locking[label] ?? []).flatMap(([table, at]) =>
      [values[at]].flat().map((key) => `${table} ${String(key)}`),
    );
    return [...new Set(rows)].filter((row) => !this.#held.has(row));
  }

  ran(label: string, rows: readonly string[]): void {
    if (label === 'START TRANSACTION') this.#open = true;
    if (label === 'COMMIT' || label === 'ROLLBACK') {
      this.#open = false;
      this.#held.clear();
      this.timeoutMs = undefined;
    }
    if (this.#open) for (const row of rows) this.#held.add(row);
  }

  /** PostgreSQL's own would run by the real clock. */
  withoutTimeout(sql: string): string {
    const seconds = /^set local lock_timeout = '(\d+)s'$/.exec(sql)?.[1];
    if (seconds === undefined) return sql;
    this.timeoutMs = Number(seconds) * 1_000;
    return 'set local lock_timeout = 0';
  }
}
