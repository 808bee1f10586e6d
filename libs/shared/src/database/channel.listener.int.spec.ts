import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { pino } from 'pino';
import { eventually } from '#test/eventually.js';
import { StallingProxy } from '#test/postgres/stalling.proxy.js';
import { createTestDatabase, type TestDatabase } from '#test/postgres/test-database.js';
import { ChannelListener } from './channel.listener.js';

let database: TestDatabase;
let sender: Client;
beforeAll(async () => {
  database = await createTestDatabase();
  sender = new Client({ connectionString: database.crmApiUrl });
  await sender.connect();
});
afterAll(async () => {
  await sender.end();
  await database.drop();
});

const running: ChannelListener[] = [];
afterEach(async () => {
  for (const listener of running.splice(0)) await listener.stop();
});

interface Heard {
  readonly payloads: string[];
  readonly lines: string[];
  /** How often it began to listen. */
  times: number;
  readonly listener: ChannelListener;
}

function listenTo(url: string, probeEveryMs?: number): Heard {
  const payloads: string[] = [];
  const lines: string[] = [];
  const listener = new ChannelListener({
    url,
    applicationName: 'test listener',
    channel: 'test_channel',
    heard: (payload) => payloads.push(payload),
    listening: () => {
      heard.times += 1;
    },
    logger: pino({}, { write: (line: string) => void lines.push(line) }),
    deaf: 'nobody listens',
    ...(probeEveryMs === undefined ? {} : { probeEveryMs }),
  });
  const heard: Heard = { payloads, lines, times: 0, listener };
  running.push(listener);
  listener.start();
  return heard;
}

const expectListening = (heard: Heard, times: number) =>
  eventually(() => expect(heard.times).toBeGreaterThanOrEqual(times));

async function expectHeard(heard: Heard, payload: string): Promise<void> {
  await sender.query('select pg_notify($1, $2)', ['test_channel', payload]);
  await eventually(() => expect(heard.payloads).toContain(payload));
}

describe('a listener', () => {
  it('says when it listens, and hears what is told from then on', async () => {
    const heard = listenTo(database.crmApiUrl);
    await expectListening(heard, 1);
    await expectHeard(heard, 'something');
    expect(heard.payloads).toEqual(['something']);
  });

  it('listens again when its connection was ended, and says so', async () => {
    const heard = listenTo(database.crmApiUrl);
    await expectListening(heard, 1);
    await sender.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = $1`,
      ['test listener'],
    );
    await expectListening(heard, 2);
    await expectHeard(heard, 'something after that');
    expect(heard.times).toBe(2);
  });

  it('finds out that its server is gone without a word', async () => {
    const proxy = await StallingProxy.before(database.crmApiUrl);
    try {
      const heard = listenTo(proxy.url, 50);
      await expectListening(heard, 1);
      proxy.stall();
      await eventually(() => expect(heard.lines.join('')).toContain('nobody listens'));
      proxy.flow();
      await expectListening(heard, 2);
      await expectHeard(heard, 'something in the end');
      await heard.listener.stop();
    } finally {
      await proxy.close();
    }
  });

  it('stops while its server does not answer', async () => {
    const proxy = await StallingProxy.before(database.crmApiUrl);
    try {
      proxy.stall();
      const heard = listenTo(proxy.url);
      await heard.listener.stop();
      expect(heard.times).toBe(0);
    } finally {
      await proxy.close();
    }
  });
});
