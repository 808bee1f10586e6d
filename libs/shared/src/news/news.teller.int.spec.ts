import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Client, Pool } from 'pg';
import { createLogger } from '#shared/logging/index.js';
import { eventually } from '#test/eventually.js';
import { createTestDatabase, type TestDatabase } from '#test/postgres/test-database.js';
import { anything, decodeNews, newsChannel } from './agent.news.js';
import { NewsTeller } from './news.teller.js';

let database: TestDatabase;
let pool: Pool;
let listener: Client;
/** Payloads as they came. */
const heard: string[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  pool = new Pool({ connectionString: database.calendarSyncUrl, max: 1 });
  listener = new Client({ connectionString: database.crmApiUrl });
  await listener.connect();
  listener.on('notification', ({ payload = '' }) => heard.push(payload));
  await listener.query(`listen ${newsChannel}`);
});
beforeEach(() => {
  heard.length = 0;
});
afterAll(async () => {
  await pool.end();
  await listener.end();
  await database.drop();
});

const teller = (): NewsTeller => new NewsTeller(pool, createLogger('test', 'silent'));

describe('a teller of news', () => {
  it('tells together what is told at once', async () => {
    const [one, other, appointment] = [randomUUID(), randomUUID(), randomUUID()];
    const news = teller();
    news.changed(one, [appointment]);
    news.anythingChanged(other);
    await eventually(() => expect(heard).toHaveLength(1));
    expect(decodeNews(heard[0] ?? '')).toEqual(
      new Map<string, unknown>([
        [one, new Set([appointment])],
        [other, new Set([anything])],
      ]),
    );
    await news.stop();
  });

  it('has told everything when it is stopped, in few notifications', async () => {
    const agentId = randomUUID();
    const appointments = Array.from({ length: 60 }, () => randomUUID());
    const news = teller();
    for (const id of appointments) {
      news.changed(agentId, [id]);
      await new Promise(setImmediate);
    }
    await news.stop();
    await eventually(() => {
      const told = heard.flatMap((payload) => {
        const one = decodeNews(payload);
        return one === 'everybody' ? [] : [...(one.get(agentId) ?? [])];
      });
      expect(new Set(told)).toEqual(new Set(appointments));
    });
    expect(heard.length).toBeLessThan(appointments.length);
  });

  it('tells later what it could not tell, and forgets nothing of it', async () => {
    const news = teller();
    const agents = [randomUUID(), randomUUID()] as const;
    // The pool's one connection ends in the middle of the first try.
    const { rows } = await pool.query<{ pid: number }>('select pg_backend_pid() as pid');
    const busy = pool.query('select pg_sleep(60)').catch((error: unknown) => String(error));
    news.anythingChanged(agents[0]);
    const killer = new Client({ connectionString: database.calendarSyncUrl });
    await killer.connect();
    await killer.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
    await killer.end();
    expect(await busy).toContain('terminating connection');
    news.anythingChanged(agents[1]);
    await eventually(() => {
      const told = heard.flatMap((payload) => {
        const one = decodeNews(payload);
        return one === 'everybody' ? [one] : [...one.keys()];
      });
      expect(told.toSorted()).toEqual([...agents].toSorted());
    });
    await news.stop();
  });
});
