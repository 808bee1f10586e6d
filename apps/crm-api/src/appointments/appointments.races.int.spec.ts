import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Tx, UnitOfWork } from '#shared/database/index.js';
import {
  appointmentBody,
  badFieldsIn,
  createAppointment,
  createContact,
  pathOf,
  viewIn,
} from '#test/appointments/appointment.factory.js';
import { hold, type HeldTransaction, untilWaiting } from '#test/appointments/lock.queue.js';
import { readLog, readWanted } from '#test/appointments/outbox.reader.js';
import type { Answer } from '#test/crm-api/browser.js';
import {
  agentPassword,
  startTestCrmApi,
  type TestAgent,
  type TestCrmApi,
} from '#test/crm-api/crm-api.harness.js';
import type { AppointmentDraft } from './appointment.changes.js';
import { AppointmentWriter } from './appointment.writer.js';

let crm: TestCrmApi;
let agent: TestAgent;
let contactId: string;

beforeAll(async () => {
  crm = await startTestCrmApi();
  agent = await crm.agent();
});
afterAll(() => crm.stop());

/** Does something in a transaction that then stays open. */
async function holding(work: (tx: Tx) => Promise<unknown>): Promise<HeldTransaction> {
  return hold((open) =>
    crm.app.get(UnitOfWork).run(async (tx) => {
      await work(tx);
      await open();
    }),
  );
}

const author = () => ({
  agentId: agent.id,
  traceContext: `00-${'1'.repeat(32)}-${'2'.repeat(16)}-01`,
});
const writer = () => crm.app.get(AppointmentWriter);

/** How many answers had each status. */
const countsOf = (answers: readonly Answer[]) =>
  Object.fromEntries(
    [...Map.groupBy(answers, ({ status }) => status)].map(([status, same]) => [
      status,
      same.length,
    ]),
  );

describe('edits of one appointment at once', () => {
  it.each([2, 20])(
    '%i of them make versions in order, the newest of which is wanted',
    async (n) => {
      const view = await createAppointment(agent, await createContact(agent));
      const answers = await Promise.all(
        Array.from({ length: n }, (_, index) =>
          agent.patch(pathOf(view), { title: `Title ${index}` }),
        ),
      );
      const versions = answers.map((answer) => viewIn(answer).version);
      expect(versions.toSorted((a, b) => a - b)).toEqual(
        Array.from({ length: n }, (_, index) => index + 2),
      );
      const log = await readLog(crm, view.id);
      expect(log.map(({ version }) => version)).toEqual(
        Array.from({ length: n + 1 }, (_, index) => index + 1),
      );
      const stored = viewIn(await agent.get(pathOf(view)));
      const wanted = await readWanted(crm, view.id);
      expect([wanted.version, wanted.payload?.title]).toEqual([n + 1, stored.title]);
    },
  );

  it('on the same tag let one through', async () => {
    const view = await createAppointment(agent, await createContact(agent));
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        agent.patch(pathOf(view), { title: `Title ${index}` }, { 'if-match': '"1"' }),
      ),
    );
    expect(countsOf(answers)).toEqual({ 200: 1, 412: 7 });
    expect(await readLog(crm, view.id)).toHaveLength(2);
  });

  it('lose against a delete, which is the last version', async () => {
    const view = await createAppointment(agent, await createContact(agent));
    const answers = await Promise.all([
      ...Array.from({ length: 6 }, (_, index) => agent.patch(pathOf(view), { title: `T${index}` })),
      agent.delete(pathOf(view)),
    ]);
    for (const { status } of answers) expect([200, 204, 404]).toContain(status);
    const log = await readLog(crm, view.id);
    expect(log.map(({ operation }) => operation).indexOf('delete')).toBe(log.length - 1);
    expect((await readWanted(crm, view.id)).version).toBe(log.length);
  });

  it('let one delete through', async () => {
    const view = await createAppointment(agent, await createContact(agent));
    const answers = await Promise.all(Array.from({ length: 5 }, () => agent.delete(pathOf(view))));
    expect(countsOf(answers)).toEqual({ 204: 1, 404: 4 });
    expect(await readLog(crm, view.id)).toHaveLength(2);
  });
});

describe('a contact’s new name', () => {
  it('reaches an appointment that is being made with the old one', async () => {
    contactId = await createContact(agent);
    let id = '';
    const making = await holding(async (tx) => {
      const draft = appointmentBody(contactId) as unknown as AppointmentDraft;
      id = await writer().create(tx, author(), draft);
    });
    const renamed = agent.patch(`/api/contacts/${contactId}`, { name: 'Ada Lovelace' });
    await untilWaiting(crm);
    await making.finish();
    expect((await renamed).status).toBe(200);
    const log = await readLog(crm, id);
    expect(log.map(({ payload }) => payload?.client.name)).toEqual(['Ada Byron', 'Ada Lovelace']);
  });

  it('reaches an appointment that is being edited under the old one', async () => {
    contactId = await createContact(agent);
    const view = await createAppointment(agent, contactId);
    const editing = await holding((tx) =>
      writer().update(tx, author(), view.id, { title: 'Second' }, 'any'),
    );
    const renamed = agent.patch(`/api/contacts/${contactId}`, { name: 'Ada Lovelace' });
    await untilWaiting(crm);
    await editing.finish();
    expect((await renamed).status).toBe(200);
    expect(await readWanted(crm, view.id)).toMatchObject({
      version: 3,
      payload: { title: 'Second', client: { name: 'Ada Lovelace' } },
    });
  });

  it('is waited for by who makes or edits an appointment meanwhile', async () => {
    contactId = await createContact(agent);
    const view = await createAppointment(agent, contactId);
    const renaming = await holding((tx) =>
      tx.rows(`update crm.contact set name = 'Ada Lovelace' where id = $1`, [contactId]),
    );
    const made = agent.post('/api/appointments', appointmentBody(contactId));
    const edited = agent.patch(pathOf(view), { title: 'Second' });
    await untilWaiting(crm, 2);
    await renaming.finish();
    for (const { id } of [viewIn(await made, 201), viewIn(await edited)]) {
      expect((await readWanted(crm, id)).payload?.client.name).toBe('Ada Lovelace');
    }
  });

  it('reaches an appointment that is on its way to the contact', async () => {
    contactId = await createContact(agent);
    const charles = await createContact(agent, 'Charles Babbage');
    const view = await createAppointment(agent, contactId);
    const moving = await holding((tx) =>
      writer().update(tx, author(), view.id, { contactId: charles }, 'any'),
    );
    const renamed = agent.patch(`/api/contacts/${charles}`, { name: 'Charles B.' });
    await untilWaiting(crm);
    await moving.finish();
    await renamed;
    expect((await readWanted(crm, view.id)).payload?.client.name).toBe('Charles B.');
  });
});

describe('an appointment that is being deleted', () => {
  it('is no more when its contact gets a new name, or is deleted too', async () => {
    contactId = await createContact(agent);
    const first = await createAppointment(agent, contactId);
    const second = await createAppointment(agent, contactId);

    const deletingFirst = await holding((tx) => writer().delete(tx, author(), first.id, 'any'));
    const renamed = agent.patch(`/api/contacts/${contactId}`, { name: 'Ada Lovelace' });
    await untilWaiting(crm);
    await deletingFirst.finish();
    expect((await renamed).status).toBe(200);

    const deletingSecond = await holding((tx) => writer().delete(tx, author(), second.id, 'any'));
    const deleted = agent.delete(`/api/contacts/${contactId}`);
    await untilWaiting(crm);
    await deletingSecond.finish();
    expect((await deleted).status).toBe(204);

    expect(await readWanted(crm, first.id)).toMatchObject({ version: 2, operation: 'delete' });
    expect(await readWanted(crm, second.id)).toMatchObject({ version: 3, operation: 'delete' });
  });
});

describe('an edit that waited while the appointment went to another contact', () => {
  it('begins anew and shows the other contact', async () => {
    contactId = await createContact(agent);
    const charles = await createContact(agent, 'Charles Babbage');
    const view = await createAppointment(agent, contactId);
    const moving = await holding((tx) =>
      writer().update(tx, author(), view.id, { contactId: charles }, 'any'),
    );
    const edited = agent.patch(pathOf(view), { title: 'Second' });
    await untilWaiting(crm);
    await moving.finish();
    expect(viewIn(await edited)).toMatchObject({ version: 3, contactId: charles });
    expect(await readWanted(crm, view.id)).toMatchObject({
      version: 3,
      payload: { title: 'Second', client: { name: 'Charles Babbage' } },
    });
  });
});

describe('a contact that is being deleted', () => {
  it('takes along an appointment that is being made', async () => {
    contactId = await createContact(agent);
    let id = '';
    const making = await holding(async (tx) => {
      const draft = appointmentBody(contactId) as unknown as AppointmentDraft;
      id = await writer().create(tx, author(), draft);
    });
    const deleted = agent.delete(`/api/contacts/${contactId}`);
    await untilWaiting(crm);
    await making.finish();
    expect((await deleted).status).toBe(204);
    expect((await agent.get(`/api/appointments/${id}`)).status).toBe(404);
    expect(await readWanted(crm, id)).toMatchObject({ version: 2, operation: 'delete' });
  });

  it('is no contact any more for who waited for it', async () => {
    contactId = await createContact(agent);
    const other = await createContact(agent);
    const view = await createAppointment(agent, other);
    const deleting = await holding((tx) =>
      tx.rows('delete from crm.contact where id = $1', [contactId]),
    );
    const made = agent.post('/api/appointments', appointmentBody(contactId));
    const moved = agent.patch(pathOf(view), { contactId });
    await untilWaiting(crm, 2);
    await deleting.finish();
    expect(badFieldsIn(await made)).toEqual(['contactId']);
    expect(badFieldsIn(await moved)).toEqual(['contactId']);
    expect(await readLog(crm, view.id)).toHaveLength(1);
  });
});

describe('an account that is being deleted', () => {
  it('waits for an appointment that is being made, and takes it along', async () => {
    const leaving = await crm.agent();
    const theirs = await createContact(leaving);
    let id = '';
    const making = await holding(async (tx) => {
      const draft = appointmentBody(theirs) as unknown as AppointmentDraft;
      id = await writer().create(tx, { ...author(), agentId: leaving.id }, draft);
    });
    const deleted = leaving.delete('/api/account', { body: { password: agentPassword } });
    await untilWaiting(crm);
    await making.finish();
    expect((await deleted).status).toBe(204);
    expect(await readLog(crm, id)).toEqual([]);
    expect(await crm.rows('select 1 from outbox.lane where agent_id = $1', [leaving.id])).toEqual(
      [],
    );
  });

  it('refuses an appointment that comes too late', async () => {
    const leaving = await crm.agent();
    const theirs = await createContact(leaving);
    const view = await createAppointment(leaving, theirs);
    const deleting = await holding((tx) =>
      tx.rows('delete from crm.account where id = $1', [leaving.id]),
    );
    const made = leaving.post('/api/appointments', appointmentBody(theirs));
    const edited = leaving.patch(pathOf(view), { title: 'Second' });
    await untilWaiting(crm, 2);
    await deleting.finish();
    for (const { status } of [await made, await edited]) {
      expect([400, 401, 404]).toContain(status);
    }
  });
});
