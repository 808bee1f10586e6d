import { StartFault } from '../start.fault.js';
import type { DatabasePlace } from './database.place.js';

/**
 * A failed connection as a sentence with a remedy.
 *
 * @param code of Node (`ECONNREFUSED`) or of PostgreSQL (SQLSTATE, `28P01`)
 * @param message the driver's own, read where there is no code, and never shown
 */
export function explainConnectFailure(
  code: string | undefined,
  message: string,
  { server, role, database }: DatabasePlace,
  cause?: unknown,
): StartFault {
  const because = (name: string, text: string): StartFault => new StartFault(name, text, { cause });

  switch (code) {
    case 'ECONNREFUSED':
      return because(
        'database_unreachable',
        `Nothing listens at ${server}, which DATABASE_URL names: start that PostgreSQL, or ` +
          'unset DATABASE_URL to use the embedded one.',
      );
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return because(
        'database_unreachable',
        `The host of ${server}, which DATABASE_URL names, is unknown: correct the name.`,
      );
    case '28P01':
    case '28000':
      return because(
        'database_refuses',
        `PostgreSQL at ${server} refuses the role "${role}" (${code}): correct the name and the ` +
          'password in DATABASE_URL, or allow it in pg_hba.conf.',
      );
    case '3D000':
      return because(
        'database_missing',
        `PostgreSQL at ${server} has no database "${database}": create it (createdb -O ${role} ` +
          `${database}), or correct DATABASE_URL.`,
      );
    case '57P03':
      return because(
        'database_starting',
        `PostgreSQL at ${server} is starting up or shutting down: try again in a moment.`,
      );
    case '53300':
      return because(
        'database_full',
        `PostgreSQL at ${server} has no connection left: raise its max_connections.`,
      );
    case undefined:
    default:
      return because('database_unreachable', `${describeOthers(code, message, server)}.`);
  }
}

/** Where the driver gives no code, its own words are all there is to go by. */
function describeOthers(code: string | undefined, message: string, server: string): string {
  if (/timeout|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH/.test(`${message} ${code}`)) {
    return `${server}, which DATABASE_URL names, does not answer: check the address and the network`;
  }
  if (/does not support SSL|SSL connection|certificate/i.test(message)) {
    return (
      `PostgreSQL at ${server} and DATABASE_URL do not agree on encryption: correct its sslmode ` +
      'and certificates'
    );
  }
  if (/password must be a string/.test(message)) {
    return `PostgreSQL at ${server} asks for a password, and DATABASE_URL has none: add it`;
  }
  if (/terminated unexpectedly/.test(message)) {
    return (
      `${server}, which DATABASE_URL names, hangs up: check that a PostgreSQL listens there, and ` +
      'that nothing in between cuts the connection'
    );
  }
  return `PostgreSQL at ${server}, which DATABASE_URL names, cannot be used (${code ?? 'no code'})`;
}
