import { QueryFailedError } from 'typeorm';
import { codeOf, StartFault } from '../start.fault.js';

/**
 * A failed migration as a sentence. PostgreSQL's own message may quote rows, so only its SQLSTATE
 * is shown.
 */
export function explainMigrationFailure(error: unknown): unknown {
  const code = codeOf(error instanceof QueryFailedError ? error.driverError : error);
  if (code === 'schema_version' && error instanceof Error) {
    return new StartFault('schema_version', `Nothing was started: ${error.message}.`, {
      cause: error,
    });
  }
  if (code === '42501') {
    return new StartFault(
      'owner_lacks_rights',
      'The role in DATABASE_URL may not migrate the database (42501): it has to own the ' +
        'database, and to have CREATEROLE (alter role … createrole).',
      { cause: error },
    );
  }
  if (error instanceof QueryFailedError) {
    return new StartFault(
      'migration_failed',
      `The database could not be migrated (SQLSTATE ${code ?? 'unknown'}); nothing of it was ` +
        'kept. Its server’s log names the statement.',
      { cause: error },
    );
  }
  return error;
}
