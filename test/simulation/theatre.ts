import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { migrate } from '#shared/database/index.js';
import { startThrowAwayCluster } from '../../apps/stack/src/throw-away/throw-away.cluster.js';
import { watchSql } from './machine.watch.js';
import { virtualClockSql } from './simulated.database.js';
import { Stage } from './stage.js';

/** A stage on a database of its own. */
export interface Theatre {
  readonly stage: Stage;
  close(): Promise<void>;
}

/** @param givenUrl a server to make the database on; undefined starts a throw-away one */
export async function openTheatre(
  givenUrl: string | undefined,
  checkout: string,
): Promise<Theatre> {
  const cluster = givenUrl === undefined ? await startThrowAwayCluster(checkout) : undefined;
  const adminUrl = givenUrl ?? cluster?.ownerUrl ?? '';
  const name = `simulation_${randomBytes(4).toString('hex')}`;
  await runSql(adminUrl, `create database ${name}`);
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  await migrate(url.href);
  await runSql(url.href, virtualClockSql);
  await runSql(url.href, watchSql);
  const stage = new Stage(url.href);
  return {
    stage,
    async close() {
      await stage.close();
      if (cluster === undefined) await runSql(adminUrl, `drop database ${name} with (force)`);
      else await cluster.stop();
    },
  };
}

async function runSql(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
