import pg from 'pg';
import { codeOf, StartFault } from '../start.fault.js';
import { explainConnectFailure } from './connect.fault.js';
import { type DatabasePlace, placeOf } from './database.place.js';

/** The oldest server that the tests run on. */
const oldest = 150_000;

/**
 * Looks at the database of `DATABASE_URL` before anything is started.
 *
 * @returns the server's version, like `18.4`
 * @throws StartFault with one sentence; the password is in none
 */
export async function checkExternalDatabase(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ number: number; version: string; standby: boolean }>(
      `select current_setting('server_version_num')::int as number,
              current_setting('server_version') as version,
              pg_is_in_recovery() as standby`,
    );
    return judge(rows[0], placeOf(url));
  } catch (error) {
    if (error instanceof StartFault) throw error;
    const message = error instanceof Error ? error.message : '';
    throw explainConnectFailure(codeOf(error), message, placeOf(url), error);
  } finally {
    await client.end();
  }
}

function judge(
  found:
    { readonly number: number; readonly version: string; readonly standby: boolean } | undefined,
  place: DatabasePlace,
): string {
  if (found === undefined || found.number < oldest) {
    throw new StartFault(
      'database_too_old',
      `The database server at ${place.server} is PostgreSQL ${found?.version ?? 'unknown'}: ` +
        'DATABASE_URL has to name a PostgreSQL 15 or newer.',
    );
  }
  if (found.standby) {
    throw new StartFault(
      'database_is_standby',
      `The database server at ${place.server} is a read-only standby: DATABASE_URL has to name ` +
        'the primary.',
    );
  }
  const [version = found.version] = found.version.split(' ');
  return version;
}
