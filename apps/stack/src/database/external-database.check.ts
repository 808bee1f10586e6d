import pg from 'pg';
import { codeOf, StartFault } from '../start.fault.js';
import { explainConnectFailure } from './connect.fault.js';
import { placeOf } from './database.place.js';
import { judgeServer, type ServerFacts } from './server.judgement.js';

/** What a server without an answer to that is: too old. */
const nothing: ServerFacts = { number: 0, version: 'unknown', standby: false };

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
    const {
      rows: [facts],
    } = await client.query<ServerFacts>(
      `select current_setting('server_version_num')::int as number,
              current_setting('server_version') as version,
              pg_is_in_recovery() as standby`,
    );
    return judgeServer(facts ?? nothing, placeOf(url).server);
  } catch (error) {
    if (error instanceof StartFault) throw error;
    const message = error instanceof Error ? error.message : '';
    throw explainConnectFailure(codeOf(error), message, placeOf(url), error);
  } finally {
    await client.end();
  }
}
