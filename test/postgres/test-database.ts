import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { eventually } from '#test/eventually.js';
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
    drop: async () => {
      await untilLeft(adminUrl, name);
      await runSql(adminUrl, `drop database if exists ${name} with (force)`);
    },
  };
}

/** A server ends a session some time after its client left: forced, it would still tell it so, too late. */
const patienceMs = 500;

async function untilLeft(adminUrl: string, name: string): Promise<void> {
  const admin = new Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    const left = eventually(async () => {
      const { rowCount } = await admin.query('select from pg_stat_activity where datname = $1', [
        name,
      ]);
      if (rowCount !== 0) throw new Error('somebody is still connected');
    }, patienceMs);
    // Who stays on is thrown out.
    await left.catch(() => undefined);
  } finally {
    await admin.end();
  }
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
