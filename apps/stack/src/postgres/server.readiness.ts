import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { codeOf, StartFault } from '../start.fault.js';
import { describeExit } from '../children/process.exit.js';
import { explainServerFailure } from './server.fault.js';
import type { ServerProcess } from './server.process.js';

/** Not listening yet; listening, and still recovering (`cannot_connect_now`). */
const notYet = new Set(['ECONNREFUSED', 'ECONNRESET', '57P03']);

/**
 * Waits until the owner can sign in: that proves more than any line in a log. Recovery after a
 * crash may take minutes, so only the server's own end or `signal` cuts the wait short.
 *
 * @throws StartFault when the server ends instead, or does not know the password
 */
export async function waitUntilReady(
  server: ServerProcess,
  url: string,
  dataFolder: string,
  signal: AbortSignal,
): Promise<void> {
  const ended = server.exited.then((exit) => {
    throw explainServerFailure(dataFolder, [...server.lastLines(), describeExit(exit)]);
  });
  const over = new AbortController();
  try {
    await Promise.race([ended, pollUntilSignedIn(url, AbortSignal.any([signal, over.signal]))]);
  } finally {
    over.abort();
  }
}

async function pollUntilSignedIn(url: string, signal: AbortSignal): Promise<void> {
  while (!(await canSignIn(url))) {
    await pause(30, undefined, { signal });
  }
}

async function canSignIn(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  // Its end is reported here too when the server goes away beneath it.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return true;
  } catch (error) {
    const code = codeOf(error);
    if (code !== undefined && notYet.has(code)) return false;
    throw refused(code, error);
  } finally {
    await client.end();
  }
}

function refused(code: string | undefined, cause: unknown): StartFault {
  return code === '28P01'
    ? new StartFault(
        'password_unknown',
        'The embedded PostgreSQL does not accept the password in .data/local.json: remove the ' +
          'line "password" from it, and the next start sets a new one.',
        { cause },
      )
    : new StartFault(
        'postgres_refused',
        `The embedded PostgreSQL refuses its owner (${code ?? 'no code'}): look at the roles and ` +
          'pg_hba.conf in .data/postgres.',
        { cause },
      );
}
