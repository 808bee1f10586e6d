import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Registry } from 'prom-client';
import { listen } from '#shared/http/index.js';
import { anything, NewsTeller } from '#shared/news/index.js';
import {
  appointmentBody,
  createAppointment,
  createContact,
  pathOf,
} from '#test/appointments/appointment.factory.js';
import { startTestCrmApi, type TestAgent, type TestCrmApi } from '#test/crm-api/crm-api.harness.js';
import { eventually } from '#test/eventually.js';
import { EventStream } from '#test/live/event.stream.js';
import { LiveFeed } from './live.feed.js';
import { LivePulse } from './live.pulse.js';

const anyPort = { host: '127.0.0.1', port: 0, variable: 'CRM_API_PORT' };

/** Two replicas on one database. */
let crm: TestCrmApi;
let other: TestCrmApi;
beforeAll(async () => {
  crm = await startTestCrmApi();
  other = await startTestCrmApi({ databaseUrl: crm.database.crmApiUrl });
  for (const { app } of [crm, other]) await listen(app, anyPort);
});
afterAll(async () => {
  await other.stop();
  await crm.stop();
});

const open: EventStream[] = [];
afterEach(() => {
  for (const stream of open.splice(0)) stream.close();
});

/** Resolves when the stream has begun: from then on it is told everything. */
async function listenAs(agent: TestAgent, replica = crm): Promise<EventStream> {
  const { port } = replica.app.getHttpServer().address() as { port: number };
  const stream = await EventStream.open(`http://127.0.0.1:${port}`, agent.cookies);
  open.push(stream);
  await eventually(() => expect(stream.named('resync')).not.toHaveLength(0));
  return stream;
}

async function expectTold(stream: EventStream, event: string, data: object): Promise<void> {
  await eventually(() => {
    expect(stream.named(event)).toContainEqual(expect.objectContaining(data));
  });
}

let agent: TestAgent;
let contactId: string;
beforeEach(async () => {
  agent = await crm.agent();
  contactId = await createContact(agent);
});

describe('a page that listens', () => {
  it('is told first to read anew, and how long to wait before it comes back', async () => {
    const stream = await listenAs(agent);
    expect(stream.answer.statusCode).toBe(200);
    expect(stream.answer.headers).toMatchObject({
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
      'x-content-type-options': 'nosniff',
    });
    expect(stream.events).toEqual([{ event: 'resync', data: {} }]);
    expect(stream.retryMs).toBeGreaterThanOrEqual(2_000);
  });

  it('has to be signed in', async () => {
    const answer = await crm.browser().get('/api/events');
    expect([answer.status, answer.body['code']]).toEqual([401, 'not_signed_in']);
  });

  it('may ask for the head alone', async () => {
    const answer = await agent.send('HEAD', '/api/events');
    expect([answer.status, answer.headers['content-type']]).toEqual([200, 'text/event-stream']);
  });

  it('is told of an appointment that is made, edited and deleted, as a GET answers it', async () => {
    const stream = await listenAs(agent);
    const made = await createAppointment(agent, contactId);
    await eventually(async () => {
      expect(stream.named('appointment')).toContainEqual((await agent.get(pathOf(made))).body);
    });
    await agent.patch(pathOf(made), { title: 'Second tour' });
    await expectTold(stream, 'appointment', { id: made.id, version: 2, title: 'Second tour' });
    await agent.delete(pathOf(made));
    await expectTold(stream, 'appointment-deleted', { id: made.id });
  });

  it('is told of each appointment that a contact’s new name reaches', async () => {
    const ids = [];
    for (let count = 0; count < 5; count += 1) {
      ids.push((await createAppointment(agent, contactId)).id);
    }
    const stream = await listenAs(agent);
    await agent.patch(`/api/contacts/${contactId}`, { name: 'Ada Lovelace' });
    for (const id of ids) {
      await expectTold(stream, 'appointment', { id, version: 2, contactName: 'Ada Lovelace' });
    }
    expect(new Set(stream.named('appointment').map(({ id }) => id))).toEqual(new Set(ids));
  });

  it('is told how the connection stands, with every change of it', async () => {
    const stream = await listenAs(agent);
    await connectInDatabase(agent);
    await agent.delete('/api/calendar-connection');
    await expectTold(stream, 'connection', { state: 'not_connected' });
    // Every appointment may look different now.
    await eventually(() => expect(stream.named('resync').length).toBeGreaterThan(1));
  });

  it('is told of nothing that was rolled back', async () => {
    const stream = await listenAs(agent);
    const refused = await agent.post('/api/appointments', appointmentBody(randomUUID()));
    expect(refused.status).toBe(400);
    const made = await createAppointment(agent, contactId);
    await expectTold(stream, 'appointment', { id: made.id });
    expect(new Set(stream.named('appointment').map(({ id }) => id))).toEqual(new Set([made.id]));
    expect(stream.named('appointment-deleted')).toEqual([]);
  });

  it('is never told an older version after a newer one', async () => {
    const stream = await listenAs(agent);
    const made = await createAppointment(agent, contactId);
    for (let edit = 1; edit <= 40; edit += 1)
      await agent.patch(pathOf(made), { title: `T${edit}` });
    await expectTold(stream, 'appointment', { version: 41, title: 'T40' });
    const versions = stream.named('appointment').map(({ version }) => Number(version));
    expect(versions).toEqual(versions.toSorted((one, two) => one - two));
  });

  it('is told together what comes in quick succession', async () => {
    const stream = await listenAs(agent);
    const feed = crm.app.get(LiveFeed, { strict: false });
    for (let times = 0; times < 100; times += 1) feed.hear(new Map([[agent.id, new Set()]]));
    const made = await createAppointment(agent, contactId);
    await expectTold(stream, 'appointment', { id: made.id });
    // The first at once, the others and the appointment after a rest; or that one by itself.
    expect(stream.named('connection').length).toBeLessThanOrEqual(3);
  });

  it('is told to read anew when more changed than can be named', async () => {
    const stream = await listenAs(agent);
    const many = Array.from({ length: 65 }, () => randomUUID());
    crm.app.get(NewsTeller, { strict: false }).changed(agent.id, many);
    await eventually(() => expect(stream.named('resync')).toHaveLength(2));
    expect(stream.named('appointment-deleted')).toEqual([]);
  });

  it('hears a sign of life when nothing happens', async () => {
    const stream = await listenAs(agent);
    crm.app.get(LivePulse, { strict: false }).wake();
    await eventually(() => expect(stream.beats).toBeGreaterThan(0));
  });

  it('is counted, and so is what it is told', async () => {
    const registry = crm.app.get(Registry, { strict: false });
    const valueOf = async (line: RegExp): Promise<number> =>
      Number(line.exec(await registry.metrics())?.[1] ?? 0);
    const openNow = /^live_streams_open (\d+)$/m;
    const pushed = /^live_events_pushed_total\{event="appointment"\} (\d+)$/m;
    await eventually(async () => expect(await valueOf(openNow)).toBe(0));
    const before = await valueOf(pushed);
    const stream = await listenAs(agent);
    expect(await valueOf(openNow)).toBe(1);
    await createAppointment(agent, contactId);
    await eventually(async () => expect(await valueOf(pushed)).toBeGreaterThan(before));
    stream.close();
    await eventually(async () => expect(await valueOf(openNow)).toBe(0));
    // How long a page stays open is no measure of how fast we answer.
    expect(await registry.metrics()).not.toMatch(
      /_seconds_count\{route="\/api\/events",method="GET",status="200"/,
    );
  });
});

describe('news', () => {
  it('reach every page of the agent, on every replica, whichever of them wrote', async () => {
    const streams = [
      await listenAs(agent),
      await listenAs(agent),
      await listenAs(agent, other),
      await listenAs(agent, other),
    ];
    const made = await createAppointment(agent, contactId);
    for (const stream of streams) await expectTold(stream, 'appointment', { id: made.id });
    expect(streams.map(({ isOver }) => isOver)).toEqual([false, false, false, false]);
  });

  it('of an agent reach nobody else, however much is written at once', async () => {
    const agents = [agent, await crm.agent(), await crm.agent()];
    const theirs = await Promise.all(
      agents.map(async (one) => ({
        one,
        streams: [await listenAs(one), await listenAs(one, other)],
        contact: await createContact(one, `Client of ${one.id}`),
      })),
    );
    const written = await Promise.all(
      theirs.map(async ({ one, contact }) => {
        const made = [];
        for (let count = 0; count < 12; count += 1) {
          made.push(await createAppointment(one, contact, { title: `Of ${one.id}` }));
        }
        return made.map(({ id }) => id);
      }),
    );
    for (const [index, { one, streams }] of theirs.entries()) {
      const own = new Set(written[index]);
      for (const stream of streams) {
        for (const id of own) await expectTold(stream, 'appointment', { id });
        for (const data of stream.named('appointment')) {
          expect([own.has(String(data['id'])), data['title']]).toEqual([true, `Of ${one.id}`]);
        }
        expect(stream.events.map(({ event }) => event)).not.toContain('appointment-deleted');
        expect(stream.named('resync')).toHaveLength(1);
      }
    }
    // What is about everything of one agent's is about nobody else's.
    await agent.delete('/api/calendar-connection');
    const resyncs = (): number[][] =>
      theirs.map(({ streams }) => streams.map((stream) => stream.named('resync').length));
    await eventually(() => expect(resyncs()[0]).toEqual([2, 2]));
    expect(resyncs().slice(1)).toEqual([
      [1, 1],
      [1, 1],
    ]);
  });

  it('that name another agent’s appointment give away nothing of it', async () => {
    const stranger = await crm.agent();
    const theirs = await createAppointment(stranger, await createContact(stranger, 'Secret'));
    const stream = await listenAs(agent);
    await crm.rows(`select pg_notify('agent_news', $1)`, [
      JSON.stringify({ [agent.id]: [theirs.id] }),
    ]);
    await expectTold(stream, 'appointment-deleted', { id: theirs.id });
    expect(JSON.stringify(stream.events)).not.toContain('Secret');
    expect(stream.named('appointment')).toEqual([]);
  });

  it('that nobody can read are about everybody', async () => {
    const stream = await listenAs(agent);
    await crm.rows(`select pg_notify('agent_news', 'of another release')`);
    await eventually(() => expect(stream.named('resync')).toHaveLength(2));
  });

  it('of agents whose pages are closed are not read', async () => {
    const replica = await startTestCrmApi({ databaseUrl: crm.database.crmApiUrl });
    await crm.rows('revoke select on calendar_sync.connection_status from crm_api');
    try {
      replica.app.get(LiveFeed, { strict: false }).hear(new Map([[agent.id, new Set([anything])]]));
    } finally {
      await replica.stop();
      await crm.rows('grant select on calendar_sync.connection_status to crm_api');
    }
    expect(replica.logLines.join('')).not.toContain('news could not be read');
  });
});

async function connectInDatabase({ id }: TestAgent): Promise<void> {
  await crm.rows(
    `insert into calendar_sync.connection (agent_id, state, connected_at)
     values ($1, 'connected', now())`,
    [id],
  );
}
