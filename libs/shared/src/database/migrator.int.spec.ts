import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { createTestDatabase, type TestDatabase } from '#test/postgres/test-database.js';
import { migrations } from '#migrations/index.js';
import { openDatabase } from './database.opener.js';
import { migrate } from './migrator.js';
import { assertSchemaIsCurrent } from './schema.version.js';

let database: TestDatabase;
let owner: Client;

beforeAll(async () => {
  database = await createTestDatabase();
  owner = new Client({ connectionString: database.ownerUrl });
  await owner.connect();
});

afterAll(async () => {
  await owner.end();
  await database.drop();
});

async function asRole(url: string, sql: string): Promise<string> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
    return 'allowed';
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  } finally {
    await client.end();
  }
}

const permissionDenied = '42501';

describe('the migrator', () => {
  it('builds an empty database once, though two start at the same moment', async () => {
    const url = new URL(database.ownerUrl);
    const name = `${url.pathname.slice(1)}_empty`;
    await owner.query(`create database ${name}`);
    url.pathname = `/${name}`;
    try {
      const reports = await Promise.all([migrate(url.href), migrate(url.href)]);
      const applied = reports.flatMap((report) => report.applied);
      expect(applied).toEqual(migrations.map((migration) => migration.name));
    } finally {
      await owner.query(`drop database ${name} with (force)`);
    }
  });

  it('has nothing to do on a database that is current', async () => {
    expect(await migrate(database.ownerUrl)).toEqual({ applied: [] });
  });

  it('leaves a database that is newer than the code as it is, and names the migration', async () => {
    const stranger = 'FromTheFuture1999999999999';
    await owner.query('insert into public.schema_migration (timestamp, name) values ($1, $2)', [
      1999999999999,
      stranger,
    ]);
    try {
      await expect(migrate(database.ownerUrl)).rejects.toThrow(stranger);
      const dataSource = await openDatabase({
        url: database.crmApiUrl,
        applicationName: 'test',
      });
      await expect(assertSchemaIsCurrent(dataSource)).rejects.toThrow(stranger);
      await dataSource.destroy();
    } finally {
      await owner.query('delete from public.schema_migration where name = $1', [stranger]);
    }
  });

  it('tells a service whose database lacks a migration what to run', async () => {
    const newest = migrations.at(-1)?.name;
    await owner.query('delete from public.schema_migration where name = $1', [newest]);
    try {
      const dataSource = await openDatabase({ url: database.crmApiUrl, applicationName: 'test' });
      await expect(assertSchemaIsCurrent(dataSource)).rejects.toThrow('npm run migrate');
      await dataSource.destroy();
    } finally {
      await owner.query('insert into public.schema_migration (timestamp, name) values ($1, $2)', [
        1790000000004,
        newest,
      ]);
    }
  });
});

describe('the roles', () => {
  it.each([
    ['crm_api', 'select * from calendar_sync.credential'],
    ['crm_api', 'select * from calendar_sync.connect_attempt'],
    ['crm_api', 'select * from calendar_sync.turn'],
    ['crm_api', 'delete from outbox.lane'],
    ['crm_api', 'delete from calendar_sync.credential'],
    ['crm_api', 'update outbox.change set version = 9'],
    ['calendar_sync', 'select * from crm.contact'],
    ['calendar_sync', 'select * from crm.account'],
    ['calendar_sync', 'select * from crm.session'],
    ['calendar_sync', 'insert into outbox.change select * from outbox.change'],
    ['calendar_sync', 'delete from outbox.lane'],
    ['calendar_sync', 'select * from outbox.attempt'],
    ['calendar_sync', 'delete from outbox.attempt'],
    ['crm_api', 'select * from outbox.attempt'],
    ['calendar_sync', 'select outbox.forget_agent(gen_random_uuid())'],
  ] as const)('forbid %s to %s', async (role, sql) => {
    const url = role === 'crm_api' ? database.crmApiUrl : database.calendarSyncUrl;
    expect(await asRole(url, sql)).toBe(permissionDenied);
  });

  it.each([
    ['crm_api', 'select * from calendar_sync.connection_status'],
    ['crm_api', 'select * from calendar_sync.turn_lease'],
    ['crm_api', 'select calendar_sync.end_connection(gen_random_uuid())'],
    ['crm_api', 'select * from outbox.lane'],
    ['calendar_sync', 'select * from outbox.lane'],
    ['calendar_sync', 'select * from calendar_sync.credential'],
  ] as const)('allow %s to %s', async (role, sql) => {
    const url = role === 'crm_api' ? database.crmApiUrl : database.calendarSyncUrl;
    expect(await asRole(url, sql)).toBe('allowed');
  });
});
