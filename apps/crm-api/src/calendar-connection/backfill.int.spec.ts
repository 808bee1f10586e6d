import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { type Tx, UnitOfWork } from '#shared/database/index.js';
import { newsChannel } from '#shared/news/index.js';
import { outboxChannel } from '#shared/outbox/index.js';
import {
  badFieldsIn,
  createAppointment,
  createContact,
  pathOf,
} from '#test/appointments/appointment.factory.js';
import { hold, type HeldTransaction } from '#test/appointments/lock.queue.js';
import { readLog } from '#test/appointments/outbox.reader.js';
import { startTestCrmApi, type TestAgent, type TestCrmApi } from '#test/crm-api/crm-api.harness.js';
import { eventually } from '#test/eventually.js';
import type { AppointmentView } from '../appointments/appointment.view.js';
import { AppointmentWriter } from '../appointments/appointment.writer.js';
import { backfillSql, countMissingSql } from './backfill.sql.js';

const path = '/api/calendar-connection/backfill';
const account = 'ana@gmail.example';

let crm: TestCrmApi;
let agent: TestAgent;
let contactId: string;

beforeAll(async () => {
  crm = await startTestCrmApi();
});
afterAll(() => crm.stop());
beforeEach(async () => {
  agent = await crm.agent();
  contactId = await createContact(agent);
});

/** As calendar-sync would leave the connection. */
async function connection(state: string, known: string | null = account): Promise<void> {
  await crm.rows(
    `insert into calendar_sync.connection (agent_id, state, account, connected_at)
     values ($1, $2, $3, now())
     on conflict (agent_id) do update set state = $2, account = $3`,
    [agent.id, state, known],
  );
}

const inHours = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString();

const receiptIn = (where: string | null) => ({
  eventId: 'alt1',
  generation: 0,
  version: 1,
  eventUrl: null,
  account: where,
  deleted: false,
});

/** As calendar-sync would leave the appointment's lane. */
async function settle(
  { id }: { readonly id: string },
  state: string,
  receipt: unknown = null,
): Promise<void> {
  await crm.rows(
    `update outbox.lane
     set state = $2, receipt = $3, attempts = 1, done_at = now(),
         done_version = case when $2 in ('done', 'skipped') then wanted_version else 0 end
     where appointment_id = $1`,
    [id, state, receipt === null ? null : JSON.stringify(receipt)],
  );
}

/** An appointment that was written while there was no connection. */
async function missing(changes: Readonly<Record<string, unknown>> = {}): Promise<AppointmentView> {
  const view = await createAppointment(agent, contactId, changes);
  await settle(view, 'skipped');
  return view;
}

async function backfill(body?: object): Promise<unknown> {
  const answer = await agent.post(path, body);
  return [answer.status, answer.body['appointments']];
}

async function laneOf({ id }: { readonly id: string }): Promise<Record<string, unknown>> {
  const [lane] = await crm.rows<Record<string, unknown>>(
    'select * from outbox.lane where appointment_id = $1',
    [id],
  );
  return lane ?? {};
}

const stateOf = async (view: { readonly id: string }) => (await laneOf(view))['state'];

/** Every lane there is; `xmin` tells of a write that changed nothing. */
const allLanes = async () => crm.rows('select xmin, * from outbox.lane order by appointment_id');

const fromNow = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();

describe('a backfill', () => {
  it('counts first, then makes due what was passed over, at the version that it has', async () => {
    await connection('connected');
    const views = [await missing(), await missing(), await missing()];
    const before = await allLanes();
    expect(await backfill({ dryRun: true })).toEqual([200, 3]);
    expect(await allLanes()).toEqual(before);

    expect(await backfill()).toEqual([200, 3]);
    for (const view of views) {
      expect(await laneOf(view)).toMatchObject({ state: 'due', attempts: 0, wanted_version: 1 });
      expect((await agent.get(pathOf(view))).body).toMatchObject({
        version: 1,
        sync: { state: 'waiting' },
      });
      expect(await readLog(crm, view.id)).toHaveLength(1);
    }
    expect((await agent.get('/api/calendar-connection')).body).toMatchObject({ waiting: 3 });
    expect(await backfill({ dryRun: true })).toEqual([200, 0]);
  });

  it('touches nothing that is over, deleted, on its way, given up, or somebody else’s', async () => {
    await connection('connected');
    const settled = async (state: string) =>
      settle(await createAppointment(agent, contactId), state);
    await missing({ startsAt: fromNow(-120), endsAt: fromNow(-60) });
    for (const state of ['due', 'paused', 'failed']) await settled(state);
    await settle(await createAppointment(agent, contactId), 'done', receiptIn(account));
    const deleted = await createAppointment(agent, contactId);
    await agent.delete(pathOf(deleted));
    await settle(deleted, 'skipped');
    const other = await crm.agent();
    await settle(await createAppointment(other, await createContact(other)), 'skipped');

    const before = await allLanes();
    expect(await backfill({ dryRun: true })).toEqual([200, 0]);
    expect(await backfill({ dryRun: false })).toEqual([200, 0]);
    expect(await allLanes()).toEqual(before);
  });

  it('takes along what is going on just now, a whole day until it ends where it takes place', async () => {
    await connection('connected');
    const timeZone = 'Pacific/Pago_Pago';
    const today = Temporal.Now.plainDateISO(timeZone);
    const yesterday = today.subtract({ days: 1 }).toString();
    const days = (startsOn: string, endsOn: string) => ({
      allDay: true,
      startsAt: null,
      endsAt: null,
      startsOn,
      endsOn,
      timeZone,
    });
    const going = [
      await missing({ startsAt: fromNow(-60), endsAt: fromNow(60) }),
      await missing({ startsAt: fromNow(-365 * 24 * 60), endsAt: fromNow(60) }),
      await missing(days(yesterday, today.toString())),
    ];
    const over = await missing(days(yesterday, yesterday));
    expect(await backfill()).toEqual([200, 3]);
    for (const view of going) expect(await stateOf(view)).toBe('due');
    expect(await stateOf(over)).toBe('skipped');
  });

  it('brings what stands in an account that the agent left, once Google said which one this is', async () => {
    await connection('connected', null);
    const elsewhere = await createAppointment(agent, contactId);
    await settle(elsewhere, 'done', receiptIn('old@gmail.example'));
    const somewhere = await createAppointment(agent, contactId);
    await settle(somewhere, 'done', receiptIn(null));
    expect(await backfill()).toEqual([200, 0]);

    await connection('connected');
    expect(await backfill()).toEqual([200, 1]);
    expect(await stateOf(elsewhere)).toBe('due');
    expect(await stateOf(somewhere)).toBe('done');
  });

  it('leaves no upcoming appointment behind that says it is not connected', async () => {
    await connection('connected');
    await missing();
    for (const where of [account, 'old@gmail.example', null]) {
      await settle(await createAppointment(agent, contactId), 'done', receiptIn(where));
    }
    const notConnected = async () => {
      const { body } = await agent.get('/api/appointments');
      const items = body['items'] as AppointmentView[];
      return items.filter(({ sync }) => sync.state === 'not_connected').length;
    };
    expect(await notConnected()).toBe(2);
    expect(await backfill()).toEqual([200, 2]);
    expect(await notConnected()).toBe(0);
  });

  it.each([
    ['who never connected', null, 'calendar_not_connected'],
    ['who disconnected', 'not_connected', 'calendar_not_connected'],
    ['who has to reconnect', 'needs_reconnect', 'calendar_needs_reconnect'],
  ])('is refused to an agent %s, and changes nothing', async (_who, state, code) => {
    if (state !== null) await connection(state);
    await missing();
    const before = await allLanes();
    for (const dryRun of [true, false]) {
      const answer = await agent.post(path, { dryRun });
      expect(answer).toMatchObject({ status: 409, body: { code } });
      expect(String(answer.body['detail'])).toMatch(/[Cc]onnect/);
    }
    expect(await allLanes()).toEqual(before);
  });

  it('begins with what is soonest, at a pace that leaves room for edits', async () => {
    await connection('connected');
    const hours = [72, 24, 48];
    for (const n of hours) await missing({ startsAt: inHours(n), endsAt: inHours(n + 1) });
    await backfill();
    const queue = await crm.rows(
      `select (extract(epoch from run_at - min(run_at) over ()) * 1000)::int as "afterMs"
       from outbox.lane join crm.appointment on id = appointment_id
       where lane.agent_id = $1 order by starts_at`,
      [agent.id],
    );
    expect(queue).toEqual([{ afterMs: 0 }, { afterMs: 100 }, { afterMs: 200 }]);
  });

  it('is nobody’s without a session', async () => {
    expect((await crm.browser().post(path)).status).toBe(401);
  });

  it.each([
    [{ dryRun: 'yes' }, ['dryRun']],
    [{ dryRun: null }, ['dryRun']],
    [{ from: '2026-01-01' }, ['from']],
    [[], ['']],
  ])('refuses the body %j', async (body, fields) => {
    expect(badFieldsIn(await agent.post(path, body))).toEqual(fields);
  });

  it('wakes the relay, and tells open pages', async () => {
    await connection('connected');
    await missing();
    const listener = new Client({ connectionString: crm.database.ownerUrl });
    await listener.connect();
    const heard = new Set<string>();
    listener.on('notification', ({ channel }) => heard.add(channel));
    for (const channel of [outboxChannel, newsChannel]) await listener.query(`listen ${channel}`);
    expect(await backfill()).toEqual([200, 1]);
    await eventually(() => expect([...heard].toSorted()).toEqual([newsChannel, outboxChannel]));
    await listener.end();
  });
});

describe('a backfill beside others', () => {
  /** Does something to an appointment in a transaction that then stays open. */
  async function holding(
    work: (writer: AppointmentWriter, tx: Tx) => Promise<unknown>,
  ): Promise<HeldTransaction> {
    return hold((open) =>
      crm.app.get(UnitOfWork).run(async (tx) => {
        await work(crm.app.get(AppointmentWriter, { strict: false }), tx);
        await open();
      }),
    );
  }
  const author = () => ({
    agentId: agent.id,
    traceContext: `00-${'1'.repeat(32)}-${'2'.repeat(16)}-01`,
  });

  beforeEach(() => connection('connected'));

  it('counts each appointment once, however often it is pressed at once', async () => {
    for (let n = 0; n < 12; n += 1) await missing();
    const answers = await Promise.all(Array.from({ length: 6 }, async () => agent.post(path)));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 6 }, () => 200));
    const counted = answers.map(({ body }) => Number(body['appointments']));
    expect(counted.reduce((one, other) => one + other)).toBe(12);
  });

  it('does not wait for an edit, nor take its version back', async () => {
    const [edited, other] = [await missing(), await missing()];
    const edit = await holding(async (writer, tx) =>
      writer.update(tx, author(), edited.id, { title: 'Edited meanwhile' }, 'any'),
    );
    expect(await backfill()).toEqual([200, 1]);
    expect(await stateOf(other)).toBe('due');
    await edit.finish();
    expect(await laneOf(edited)).toMatchObject({ state: 'due', wanted_version: 2 });
    expect(await backfill()).toEqual([200, 0]);
  });

  it('does not bring back what is being deleted', async () => {
    const doomed = await missing();
    const deletion = await holding(async (writer, tx) =>
      writer.delete(tx, author(), doomed.id, 'any'),
    );
    expect(await backfill()).toEqual([200, 0]);
    await deletion.finish();
    expect(await laneOf(doomed)).toMatchObject({ operation: 'delete', wanted_version: 2 });
  });
});

describe('the statements of a backfill', () => {
  it('look at one agent’s appointments and lanes, not at everybody’s', async () => {
    await connection('connected');
    await crm.rows(
      `insert into crm.account (id, name, email, email_key, password_hash)
       select lpad(to_hex(n), 32, '0')::uuid, 'x', 'x', 'many' || n, 'x' from generate_series(1, 500) n`,
    );
    await crm.rows(
      `insert into crm.contact (id, agent_id, name)
       select id, id, 'x' from crm.account where email_key like 'many%'`,
    );
    await crm.rows(
      `with made as (
         insert into crm.appointment
           (id, agent_id, contact_id, kind, title, all_day, starts_at, ends_at, time_zone)
         select gen_random_uuid(), agent_id, id, 'other', 'x', false,
                now() + n * interval '1 day', now() + (n + 1) * interval '1 day', 'UTC'
         from crm.contact, generate_series(-30, 49) n where name = 'x'
         returning id, agent_id
       )
       insert into outbox.lane
         (appointment_id, agent_id, state, run_at, wanted_version, operation, schema_version, changed_at)
       select id, agent_id, (array['done', 'done', 'done', 'skipped', 'due'])[ascii(id::text) % 5 + 1],
              now(), 1, 'upsert', 1, now()
       from made`,
    );
    await crm.rows('analyze crm.appointment, outbox.lane, calendar_sync.connection');
    for (const sql of [countMissingSql, backfillSql]) {
      const plan = await crm.rows<{ 'QUERY PLAN': string }>(`explain ${sql}`, [agentWithMany]);
      const lines = plan.map((row) => row['QUERY PLAN']).join('\n');
      expect(lines).toContain('appointment_of_agent');
      expect(lines).not.toMatch(/Seq Scan on (lane|appointment)/);
    }
  });
});

/** One of those with eighty appointments. */
const agentWithMany = '0000002a'.padStart(32, '0');
