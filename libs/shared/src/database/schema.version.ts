import type { DataSource } from 'typeorm';
import { migrations } from '#migrations/index.js';

/** The database and this release do not belong together; the message says what to do. */
export class SchemaVersionError extends Error {
  readonly code = 'schema_version';
}

/** Where TypeORM keeps what was applied; the services may read it. */
export const migrationTable = { schema: 'public', name: 'schema_migration' } as const;

/**
 * Refuses to work on a schema that is newer or older than the code.
 *
 * @throws SchemaVersionError
 */
export async function assertSchemaIsCurrent(dataSource: DataSource): Promise<void> {
  const applied = await appliedMigrations(dataSource);
  assertNotNewer(applied);
  const missing = migrationNames().filter((name) => !applied.includes(name));
  if (missing.length > 0) {
    throw new SchemaVersionError(
      `the database lacks ${missing.length} migration(s), the first is ${missing[0]}: ` +
        'run "npm run migrate" with the owner\'s DATABASE_URL',
    );
  }
}

/** @throws SchemaVersionError when the database has migrations that this release does not know */
export function assertNotNewer(applied: readonly string[]): void {
  const known = new Set(migrationNames());
  const unknown = applied.filter((name) => !known.has(name));
  if (unknown.length > 0) {
    throw new SchemaVersionError(
      `the database is newer than this release: it has the migration ${unknown.at(-1)}, ` +
        'which this release does not know. Start the newer release, or restore a backup',
    );
  }
}

export async function appliedMigrations(dataSource: DataSource): Promise<string[]> {
  const { schema, name } = migrationTable;
  const [table] = await dataSource.query<{ found: boolean }[]>(
    `select to_regclass($1) is not null as found`,
    [`${schema}.${name}`],
  );
  if (table?.found !== true) return [];
  const rows = await dataSource.query<{ name: string }[]>(
    `select name from ${schema}.${name} order by timestamp`,
  );
  return rows.map((row) => row.name);
}

function migrationNames(): string[] {
  return migrations.map((migration) => migration.name);
}
