import type { Pool } from 'pg';

/** What time it is for all of us, in seconds since 1970. */
export type SharedClock = () => Promise<number>;

/**
 * The one clock that every process of ours can read: what two of them have to agree on is told by
 * it, however wrong their own are.
 */
export const databaseClock =
  (pool: Pool): SharedClock =>
  async () => {
    const { rows } = await pool.query<{ seconds: number }>({
      name: 'database_clock',
      text: 'select extract(epoch from clock_timestamp())::float8 as seconds',
    });
    const [row] = rows;
    if (row === undefined) throw new Error('the database does not know what time it is');
    return row.seconds;
  };
