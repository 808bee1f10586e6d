import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { eventually } from '#test/eventually.js';
import { StallingProxy } from '#test/postgres/stalling.proxy.js';
import { createTestDatabase, type TestDatabase } from '#test/postgres/test-database.js';
import { openDatabase } from './database.opener.js';
import { type Tx, UnitOfWork } from './unit-of-work.js';

let database: TestDatabase;
let owner: Client;
let proxy: StallingProxy;
let dataSource: DataSource;

beforeAll(async () => {
  database = await createTestDatabase();
  owner = new Client({ connectionString: database.ownerUrl });
  await owner.connect();
  await owner.query('create table note (text text)');
  await owner.query('grant select, insert on note to crm_api');
});

beforeEach(async () => {
  await owner.query('truncate note');
  proxy = await StallingProxy.before(database.crmApiUrl);
  dataSource = await openDatabase({
    url: proxy.url,
    applicationName: 'test',
    poolSize: 1,
    patienceMs: 1_000,
  });
});

afterEach(async () => {
  await dataSource.destroy();
  await proxy.close();
});

afterAll(async () => {
  await owner.end();
  await database.drop();
});

const write = async (tx: Tx, text: string): Promise<void> => {
  await tx.rows('insert into note values ($1)', [text]);
};

async function notes(): Promise<string[]> {
  const { rows } = await owner.query<{ text: string }>('select text from note order by text');
  return rows.map(({ text }) => text);
}

describe('a database that falls silent', () => {
  it('leaves nothing of a given-up transaction to the next one', async () => {
    const work = new UnitOfWork(dataSource);
    const givenUp = work.run(async (tx) => {
      // A server that is frozen as a whole does not see its own time-outs pass.
      await tx.rows('set local idle_in_transaction_session_timeout = 0');
      await write(tx, 'before');
      proxy.stall();
      await write(tx, 'lost');
    });
    await expect(givenUp).rejects.toThrow(/time|terminated/);
    proxy.flow();
    await eventually(async () => work.run(async (tx) => write(tx, 'next')));
    expect(await notes()).toEqual(['next']);
  });

  it('is spoken to anew, not over the connection that fell silent', async () => {
    const pid = async (): Promise<unknown> =>
      (await dataSource.query<{ pid: number }[]>('select pg_backend_pid() as pid'))[0]?.pid;
    const first = await pid();
    proxy.stall();
    await expect(dataSource.query('select 1')).rejects.toThrow('timeout');
    proxy.flow();
    expect(await eventually(pid)).not.toBe(first);
  });
});
