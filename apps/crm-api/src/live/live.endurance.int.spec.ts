import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { closeHttpApp, listen } from '#shared/http/index.js';
import { createAppointment, createContact } from '#test/appointments/appointment.factory.js';
import {
  agentPassword,
  startTestCrmApi,
  type TestAgent,
  type TestCrmApi,
} from '#test/crm-api/crm-api.harness.js';
import { eventually } from '#test/eventually.js';
import { EventStream } from '#test/live/event.stream.js';
import type { LiveEvent } from './live.event.js';
import { LivePulse } from './live.pulse.js';
import { LiveStreams, mostOfAgent, mostOfBrowser } from './live.streams.js';

let crm: TestCrmApi;
let address: string;
let agent: TestAgent;
beforeEach(async () => {
  crm = await startTestCrmApi();
  await listen(crm.app, { host: '127.0.0.1', port: 0, variable: 'CRM_API_PORT' });
  const { port } = crm.app.getHttpServer().address() as { port: number };
  address = `http://127.0.0.1:${port}`;
  agent = await crm.agent();
});

const open: EventStream[] = [];
afterEach(async () => {
  for (const stream of open.splice(0)) stream.close();
  await crm.stop();
});

async function listenAs({ cookies }: Pick<TestAgent, 'cookies'>): Promise<EventStream> {
  const stream = await EventStream.open(address, cookies);
  open.push(stream);
  await eventually(() => expect(stream.named('resync')).not.toHaveLength(0));
  return stream;
}

/** The same agent in another browser. */
async function anotherBrowser(): Promise<TestAgent> {
  const browser = crm.browser();
  const { email, id } = agent;
  const answer = await browser.post('/api/session', { email, password: agentPassword });
  expect(answer.status).toBe(200);
  return Object.assign(browser, { email, id });
}

const expectEnded = (stream: EventStream) => eventually(() => expect(stream.isOver).toBe(true));

async function expectTold(stream: EventStream, by: TestAgent): Promise<void> {
  const before = stream.named('resync').length;
  const { id } = await createAppointment(by, await createContact(by));
  await eventually(() => {
    // Who listened anew in this very moment is told to read everything instead.
    if (stream.named('resync').length > before) return;
    expect(stream.named('appointment')).toContainEqual(expect.objectContaining({ id }));
  });
}

describe('a stream ends', () => {
  it('when its browser signs out, and no other does', async () => {
    const elsewhere = await anotherBrowser();
    const [left, stays] = [await listenAs(agent), await listenAs(elsewhere)];
    await agent.delete('/api/session');
    await expectEnded(left);
    await expectTold(stays, elsewhere);
    expect(stays.isOver).toBe(false);
  });

  it('when its account is deleted', async () => {
    const streams = [await listenAs(agent), await listenAs(await anotherBrowser())];
    await agent.delete('/api/account', { body: { password: agentPassword } });
    await eventually(() => expect(streams.map(({ isOver }) => isOver)).toEqual([true, true]));
  });

  it('when its session runs out, though nothing happens', async () => {
    const stream = await listenAs(agent);
    await crm.rows(`update crm.session set expires_at = now() - interval '1 s'`);
    crm.app.get(LivePulse, { strict: false }).wake();
    await eventually(() => expect(stream.isOver).toBe(true));
  });

  it('before it is told anything for which it is no longer signed in', async () => {
    const elsewhere = await anotherBrowser();
    const [runOut, stays] = [await listenAs(agent), await listenAs(elsewhere)];
    // The account's oldest session is the first browser's. Nobody tells of this.
    await crm.rows(
      `update crm.session set expires_at = now() - interval '1 s'
       where created_at = (select min(created_at) from crm.session)`,
    );
    await expectTold(stays, elsewhere);
    await expectEnded(runOut);
    expect(runOut.events).toEqual([{ event: 'resync', data: {} }]);
  });

  it('when its reader does not keep up, and the others go on', async () => {
    const [slow, quick] = [await listenAs(agent), await listenAs(await anotherBrowser())];
    slow.stopReading();
    const streams = crm.app.get(LiveStreams, { strict: false });
    const [stalled] = streams.of(agent.id);
    const events: LiveEvent[] = [
      { event: 'appointment-deleted', data: { id: 'x'.repeat(200_000) } },
    ];
    // More than all buffers on the way can hold.
    await eventually(() => {
      for (let times = 0; times < 10; times += 1) stalled?.send(events);
      expect(streams.of(agent.id)).toHaveLength(1);
    });
    await expectTold(quick, agent);
  });

  it('when its reader has not read for two heartbeats', async () => {
    const slow = await listenAs(agent);
    slow.stopReading();
    const streams = crm.app.get(LiveStreams, { strict: false });
    const [stalled] = streams.of(agent.id);
    const megabytes: LiveEvent[] = [
      { event: 'appointment-deleted', data: { id: 'x'.repeat(64_000_000) } },
    ];
    stalled?.send(megabytes);
    stalled?.beat();
    expect(streams.has(agent.id)).toBe(true);
    stalled?.beat();
    await eventually(() => expect(streams.has(agent.id)).toBe(false));
  });

  it('for a newer one of its browser, and comes back much later', async () => {
    const streams = [];
    for (let count = 0; count <= mostOfBrowser; count += 1) streams.push(await listenAs(agent));
    const [oldest, ...rest] = streams;
    await expectEnded(oldest as EventStream);
    expect(oldest?.retryMs).toBe(60_000);
    for (const stream of rest)
      expect([stream.isOver, stream.retryMs === 60_000]).toEqual([false, false]);
  });

  it('for a newer one of its agent', async () => {
    const streams = [];
    for (let browsers = 0; browsers < mostOfAgent / mostOfBrowser; browsers += 1) {
      const browser = await anotherBrowser();
      for (let count = 0; count < mostOfBrowser; count += 1) streams.push(await listenAs(browser));
    }
    const newest = await listenAs(agent);
    await expectEnded(streams[0] as EventStream);
    expect(streams.slice(1).filter(({ isOver }) => isOver)).toEqual([]);
    await expectTold(newest, agent);
  });

  it('with the service, which does not wait for it', async () => {
    const streams = [await listenAs(agent), await listenAs(await anotherBrowser())];
    await closeHttpApp(crm.app);
    // Ended as an answer ends; not cut off when the patience with requests was over.
    for (const stream of streams) {
      await expectEnded(stream);
      expect(stream.answer.complete).toBe(true);
    }
  });
});

describe('a stream goes on', () => {
  it('when nobody listened for a while, and is told that it may have missed something', async () => {
    const stream = await listenAs(agent);
    const crmApi = await asCrmApi();
    await crmApi.query(endOthersSql, ['crm-api news']);
    await crmApi.end();
    await eventually(() => expect(stream.named('resync')).toHaveLength(2));
    expect(crm.logLines.join('')).toContain('not listening for news');
    await expectTold(stream, agent);
  });

  it('while the database is away', async () => {
    const stream = await listenAs(agent);
    const crmApi = await asCrmApi();
    const [{ name } = { name: '' }] = await crm.rows<{ name: string }>(
      'select current_database() as name',
    );
    await crm.rows(`revoke connect on database ${name} from public, crm_api`);
    await crmApi.query(endOthersSql, ['%']);
    await eventually(async () => expect((await agent.get('/api/contacts')).status).not.toBe(200));
    // A heartbeat that cannot ask who is still signed in.
    crm.app.get(LivePulse, { strict: false }).wake();
    await eventually(() => expect(crm.logLines.join('')).toContain('a round failed'));
    await eventually(() => expect(stream.beats).toBeGreaterThan(0));
    expect(stream.isOver).toBe(false);
    await crm.rows(`grant connect on database ${name} to public`);
    await crmApi.end();
    await eventually(() => expect(stream.named('resync')).toHaveLength(2));
    await expectTold(stream, agent);
  });

  const endOthersSql = `
    select pg_terminate_backend(pid) from pg_stat_activity
    where application_name like $1 and usename = current_user
      and datname = current_database() and pid <> pg_backend_pid()`;

  /** As the role itself, which may end its own connections. */
  async function asCrmApi(): Promise<Client> {
    const client = new Client({ connectionString: crm.database.crmApiUrl });
    await client.connect();
    return client;
  }
});
