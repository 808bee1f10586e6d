import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { migrate } from '#shared/database/index.js';

/** A migrated database to clone: `create database x template <name>`. */
export interface MigratedTemplate {
  readonly name: string;
  drop(): Promise<void>;
}

/**
 * Migrates a database that then nobody connects to: PostgreSQL clones no other. Its name is drawn,
 * for a server that several runs share.
 *
 * @param ownerUrl address of a role that may create databases and roles
 */
export async function makeMigratedTemplate(ownerUrl: string): Promise<MigratedTemplate> {
  const name = `template_alt_${randomBytes(4).toString('hex')}`;
  await runSql(ownerUrl, `create database ${name}`);
  const url = new URL(ownerUrl);
  url.pathname = `/${name}`;
  await migrate(url.href);
  return { name, drop: async () => runSql(ownerUrl, `drop database ${name} with (force)`) };
}

async function runSql(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
