import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { deriveRoleUrl } from '#shared/database/index.js';
import { readTestPostgres } from './config.js';

/** A migrated database for one test file alone, with the addresses of those who connect to it. */
export interface TestDatabase {
  /** Owns everything in it; may create databases and roles. No superuser. */
  readonly ownerUrl: string;
  readonly crmApiUrl: string;
  readonly calendarSyncUrl: string;
  /** Removes it, though somebody is still connected. */
  drop(): Promise<void>;
}

/** Clones the run's template. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const { ownerUrl: adminUrl, template } = readTestPostgres();
  const name = `test_${randomBytes(6).toString('hex')}`;
  await runSql(adminUrl, `create database ${name} template ${template}`);

  const address = new URL(adminUrl);
  address.pathname = `/${name}`;
  const ownerUrl = address.href;
  return {
    ownerUrl,
    crmApiUrl: deriveRoleUrl(ownerUrl, 'crm_api'),
    calendarSyncUrl: deriveRoleUrl(ownerUrl, 'calendar_sync'),
    drop: async () => runSql(adminUrl, `drop database if exists ${name} with (force)`),
  };
}

/** Not in a transaction: databases are made and dropped outside of one. */
async function runSql(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
