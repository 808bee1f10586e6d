import { escapeLiteral } from 'pg';
import { DataSource, QueryFailedError, type QueryRunner } from 'typeorm';
import { migrations } from '#migrations/index.js';
import { deriveRolePassword, type ServiceRole, serviceRoles } from './role.url.js';
import { appliedMigrations, assertNotNewer, migrationTable } from './schema.version.js';

export interface MigrationReport {
  /** Names of the migrations that this call applied, oldest first. */
  readonly applied: readonly string[];
}

/** The roles' passwords; what is left out is derived from the owner's address. */
export type RolePasswords = Readonly<Partial<Record<ServiceRole, string>>>;

/** Any constant: it only has to differ from other programs' advisory locks in this database. */
const migrationLock = 7_236_104_411;

/**
 * Brings the database up to this release: all missing migrations in one transaction, then the
 * services' roles with their passwords. Two callers at once wait for each other.
 *
 * @param ownerUrl address of the database as its owner (needs CREATEROLE)
 * @throws SchemaVersionError on a database that is newer than the code
 */
export async function migrate(
  ownerUrl: string,
  passwords: RolePasswords = {},
): Promise<MigrationReport> {
  const dataSource = new DataSource({
    type: 'postgres',
    url: ownerUrl,
    applicationName: 'migrate',
    connectTimeoutMS: 5_000,
    migrations: [...migrations],
    migrationsTableName: migrationTable.name,
    schema: migrationTable.schema,
    migrationsTransactionMode: 'all',
    logging: false,
  });
  await dataSource.initialize();
  const lockHolder = dataSource.createQueryRunner();
  try {
    await lockHolder.query('select pg_advisory_lock($1)', [migrationLock]);
    assertNotNewer(await appliedMigrations(dataSource));
    const applied = await dataSource.runMigrations();
    await openToServices(lockHolder, ownerUrl, passwords);
    return { applied: applied.map((migration) => migration.name) };
  } finally {
    // Closing the session gives the lock back, whatever happened.
    await lockHolder.release();
    await dataSource.destroy();
  }
}

/** Passwords and the right to connect are the database's own, not the migrations': they vary. */
async function openToServices(
  runner: QueryRunner,
  ownerUrl: string,
  passwords: RolePasswords,
): Promise<void> {
  const [row] = (await runner.query('select quote_ident(current_database()) as name')) as {
    name: string;
  }[];
  for (const role of serviceRoles) {
    const password = passwords[role] ?? deriveRolePassword(ownerUrl, role);
    await alterSharedRole(runner, `alter role ${role} login password ${escapeLiteral(password)}`);
    await runner.query(`grant connect on database ${row?.name ?? ''} to ${role}`);
  }
}

/**
 * Roles belong to the whole server, where our lock does not reach: another database's start may
 * alter the same one at this moment, which PostgreSQL answers with XX000 (tuple concurrently
 * updated).
 */
async function alterSharedRole(runner: QueryRunner, sql: string, triesLeft = 5): Promise<void> {
  try {
    await runner.query(sql);
  } catch (error) {
    const concurrently =
      error instanceof QueryFailedError && 'code' in error && error.code === 'XX000';
    if (!concurrently || triesLeft === 0) throw error;
    await alterSharedRole(runner, sql, triesLeft - 1);
  }
}
