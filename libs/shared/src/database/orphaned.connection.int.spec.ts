import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { createTestDatabase, type TestDatabase } from '#test/postgres/test-database.js';
import { openDatabase, poolOf } from './database.opener.js';

let database: TestDatabase;
let dataSource: DataSource;

beforeAll(async () => {
  database = await createTestDatabase();
  dataSource = await openDatabase({ url: database.ownerUrl, applicationName: 'orphaned' });
});
afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

describe('a connection that ends while nobody listens to it', () => {
  it('takes nobody down, and is not handed on', async () => {
    const client = await poolOf(dataSource).connect();
    const gone = new Promise((resolve) => {
      client.once('end', resolve);
    });
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
    // The error that follows has no listener of the pool's, and none of TypeORM's yet.
    await dataSource.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
    await gone;
    await expect(client.query('select 1')).rejects.toThrow('not queryable');
    client.release();
    await expect(dataSource.query('select 1 as one')).resolves.toEqual([{ one: 1 }]);
  });
});
