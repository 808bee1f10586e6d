import type { DataSource } from 'typeorm';
import { assertSchemaIsCurrent, openDatabase } from '#shared/database/index.js';
import { crmEntities } from './crm.entities.js';

/** The database did not let us in; the message says why in one sentence, without its address. */
export class DatabaseRefusal extends Error {
  readonly code = 'database_refused';
}

/**
 * Connects and makes sure that the schema is this release's.
 *
 * @throws DatabaseRefusal, or SchemaVersionError
 */
export async function openCrmDatabase(
  databaseUrl: string,
  applicationName: string,
): Promise<DataSource> {
  const dataSource = await openDatabase({
    url: databaseUrl,
    applicationName,
    entities: crmEntities,
  }).catch((error: unknown) => {
    throw new DatabaseRefusal(explain(error), { cause: error });
  });
  try {
    await assertSchemaIsCurrent(dataSource);
    return dataSource;
  } catch (error) {
    await dataSource.destroy();
    throw error;
  }
}

const reasons: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens at its address',
  ENOTFOUND: 'the host of its address is not known',
  ETIMEDOUT: 'it did not answer in time',
  '28P01': 'it refused the user name or the password',
  '28000': 'it does not let this user in from here',
  '3D000': 'there is no database of that name',
  '53300': 'it has too many connections already',
  '57P03': 'it is starting or stopping; try again in a moment',
};

function explain(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
  const reason = reasons[code ?? ''] ?? `the connection failed (${code ?? 'no code'})`;
  return `the database cannot be used: ${reason}. See DATABASE_URL`;
}
