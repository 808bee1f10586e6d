import pg from 'pg';

/** What only the database's owner sees: no service may read all of this. */
export class OwnerView {
  constructor(private readonly ownerUrl: string) {}

  /** Agents of whom ALT keeps tokens. */
  async rowsOfTokens(): Promise<number> {
    return this.#count('select count(*)::int as "count" from calendar_sync.credential');
  }

  /** Changes that calendar-sync still has to look at. */
  async changesDue(): Promise<number> {
    return this.#count(`select count(*)::int as "count" from outbox.lane where state = 'due'`);
  }

  async #count(sql: string): Promise<number> {
    const client = new pg.Client({ connectionString: this.ownerUrl });
    // Without a listener, a server that dies between two answers would end this process as well.
    client.on('error', () => undefined);
    await client.connect();
    try {
      const { rows } = await client.query<{ count: number }>(sql);
      return rows[0]?.count ?? 0;
    } finally {
      await client.end();
    }
  }
}
