import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { UnitOfWork } from '#shared/database/index.js';
import {
  appointmentBody,
  createAppointment,
  createContact,
  pathOf,
} from '#test/appointments/appointment.factory.js';
import { readLog, readWanted } from '#test/appointments/outbox.reader.js';
import { startTestCrmApi, type TestAgent, type TestCrmApi } from '#test/crm-api/crm-api.harness.js';
import type { AppointmentDraft } from './appointment.changes.js';
import { AppointmentWriter } from './appointment.writer.js';

const traceId = '0af7651916cd43dd8448eb211c80319c';
const traced = { traceparent: `00-${traceId}-b7ad6b7169203331-01` };

let crm: TestCrmApi;
let agent: TestAgent;
let contactId: string;

beforeAll(async () => {
  crm = await startTestCrmApi({ publicUrl: 'https://alt.example.com' });
  agent = await crm.agent();
  contactId = await createContact(agent);
});
afterAll(() => crm.stop());

describe('every version of an appointment', () => {
  it('is in the outbox from the first one on, with all that the event needs', async () => {
    const body = appointmentBody(contactId, { location: '12 Canal Street', notes: 'Keys' });
    const { body: view } = await agent.post('/api/appointments', body, traced);
    const id = String(view['id']);
    const version = {
      version: 1,
      operation: 'upsert',
      agentId: agent.id,
      payload: {
        kind: 'property_tour',
        title: 'Tour of 12 Canal Street',
        times: {
          allDay: false,
          startsAt: '2126-11-22T09:30:00.000Z',
          endsAt: '2126-11-22T10:30:00.000Z',
          timeZone: 'Europe/Amsterdam',
        },
        location: '12 Canal Street',
        notes: 'Keys',
        client: { name: 'Ada Byron', email: 'ada@example.com', phone: null },
        url: `https://alt.example.com/appointments/${id}`,
      },
      traceContext: expect.stringMatching(`^00-${traceId}-[0-9a-f]{16}-01$`),
    };
    expect(await readLog(crm, id)).toEqual([version]);
    expect(await readWanted(crm, id)).toEqual(version);
  });

  it('is appended, and the newest is wanted', async () => {
    const view = await createAppointment(agent, contactId);
    await agent.patch(pathOf(view), { title: 'Second' });
    await agent.patch(pathOf(view), { title: 'Third' }, traced);
    const log = await readLog(crm, view.id);
    expect(log.map(({ version, payload }) => [version, payload?.title])).toEqual([
      [1, 'Tour of 12 Canal Street'],
      [2, 'Second'],
      [3, 'Third'],
    ]);
    expect(await readWanted(crm, view.id)).toEqual(log[2]);
  });

  it('of whole days carries its dates', async () => {
    const view = await createAppointment(agent, contactId);
    const times = { allDay: true, startsOn: '2126-11-22', endsOn: '2126-11-23' };
    await agent.patch(pathOf(view), times);
    const { payload } = await readWanted(crm, view.id);
    expect(payload?.times).toEqual({ ...times, timeZone: 'Europe/Amsterdam' });
  });

  it('carries the contact it went to', async () => {
    const view = await createAppointment(agent, contactId);
    await agent.patch(pathOf(view), { contactId: await createContact(agent, 'Charles') });
    expect((await readWanted(crm, view.id)).payload?.client.name).toBe('Charles');
  });

  it('is none where nothing changed, or the change was refused', async () => {
    const view = await createAppointment(agent, contactId);
    await agent.patch(pathOf(view), {});
    await agent.patch(pathOf(view), { title: view.title, startsAt: view.startsAt });
    await agent.patch(pathOf(view), { title: 'x' }, { 'if-match': '"9"' });
    await agent.patch(pathOf(view), { title: 'x', endsAt: view.startsAt });
    await agent.delete(pathOf(view), { headers: { 'if-match': '"9"' } });
    expect(await readLog(crm, view.id)).toHaveLength(1);
  });

  it('ends with a delete that knows nothing of the client', async () => {
    const view = await createAppointment(agent, contactId);
    await agent.delete(pathOf(view), { headers: traced });
    const last = {
      version: 2,
      operation: 'delete',
      agentId: agent.id,
      payload: null,
      traceContext: expect.stringContaining(traceId),
    };
    expect((await readLog(crm, view.id)).at(-1)).toEqual(last);
    expect(await readWanted(crm, view.id)).toEqual(last);
  });
});

describe('a transaction that fails after the outbox was written', () => {
  const counts = async () =>
    crm.rows(
      `select (select count(*) from crm.appointment where agent_id = $1) appointments,
                     (select count(*) from outbox.change where agent_id = $1) changes,
                     (select sum(wanted_version) from outbox.lane where agent_id = $1) lanes`,
      [agent.id],
    );

  it('leaves neither an appointment nor a change', async () => {
    const view = await createAppointment(agent, contactId);
    const before = await counts();
    const writer = crm.app.get(AppointmentWriter);
    const author = { agentId: agent.id, traceContext: traced.traceparent };
    const draft = appointmentBody(contactId) as unknown as AppointmentDraft;
    const writes: ((tx: Parameters<AppointmentWriter['create']>[0]) => Promise<unknown>)[] = [
      (tx) => writer.create(tx, author, draft),
      (tx) => writer.update(tx, author, view.id, { title: 'x' }, 'any'),
      (tx) => writer.delete(tx, author, view.id, 'any'),
    ];
    for (const write of writes) {
      const failing = crm.app.get(UnitOfWork).run(async (tx) => {
        await write(tx);
        throw new Error('the power went out');
      });
      await expect(failing).rejects.toThrow('the power went out');
      expect(await counts()).toEqual(before);
    }
  });
});

describe('a contact that changes', () => {
  it('takes upcoming appointments to a new version, and leaves the past', async () => {
    const ada = await createContact(agent);
    const upcoming = await createAppointment(agent, ada);
    const underWay = await createAppointment(agent, ada, {
      startsAt: new Date(Date.now() - 3_600_000).toISOString(),
      endsAt: new Date(Date.now() + 3_600_000).toISOString(),
    });
    const past = await createAppointment(agent, ada, {
      startsAt: '2020-01-01T10:00:00Z',
      endsAt: '2020-01-01T11:00:00Z',
    });
    const others = await createAppointment(agent, contactId);

    await agent.patch(`/api/contacts/${ada}`, { name: 'Ada Lovelace', phone: '+44 20' }, traced);

    for (const { id } of [upcoming, underWay]) {
      expect(await readWanted(crm, id)).toMatchObject({
        version: 2,
        operation: 'upsert',
        traceContext: expect.stringContaining(traceId),
        payload: {
          title: 'Tour of 12 Canal Street',
          client: { name: 'Ada Lovelace', email: 'ada@example.com', phone: '+44 20' },
        },
      });
    }
    expect(await readWanted(crm, past.id)).toMatchObject({ version: 1 });
    expect(await readWanted(crm, others.id)).toMatchObject({ version: 1 });
    expect((await agent.get(pathOf(upcoming))).body).toMatchObject({
      version: 2,
      contactName: 'Ada Lovelace',
    });
  });

  it('in nothing that an event shows makes no version', async () => {
    const ada = await createContact(agent);
    const view = await createAppointment(agent, ada);
    await agent.patch(`/api/contacts/${ada}`, { notes: 'Prefers mornings' });
    await agent.patch(`/api/contacts/${ada}`, { name: 'Ada Byron' });
    expect(await readLog(crm, view.id)).toHaveLength(1);
  });
});

describe('a contact that is deleted', () => {
  it('takes all of its appointments along, each with a delete in the outbox', async () => {
    const ada = await createContact(agent);
    const upcoming = await createAppointment(agent, ada);
    const past = await createAppointment(agent, ada, {
      startsAt: '2020-01-01T10:00:00Z',
      endsAt: '2020-01-01T11:00:00Z',
    });
    const others = await createAppointment(agent, contactId);

    expect((await agent.delete(`/api/contacts/${ada}`, { headers: traced })).status).toBe(204);

    for (const view of [upcoming, past]) {
      expect((await agent.get(pathOf(view))).status).toBe(404);
      expect(await readWanted(crm, view.id)).toMatchObject({
        version: 2,
        operation: 'delete',
        payload: null,
        traceContext: expect.stringContaining(traceId),
      });
    }
    expect((await agent.get(pathOf(others))).status).toBe(200);
  });
});
