import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  createAppointment,
  createContact,
  pathOf,
} from '#test/appointments/appointment.factory.js';
import { startTestCrmApi, type TestAgent, type TestCrmApi } from '#test/crm-api/crm-api.harness.js';
import type { AppointmentView } from './appointment.view.js';

const receipt = {
  eventId: 'alt0',
  generation: 0,
  version: 1,
  eventUrl: 'https://calendar.google.com/event?eid=x',
  deleted: false,
};

let crm: TestCrmApi;
let agent: TestAgent;
let contactId: string;

beforeAll(async () => {
  crm = await startTestCrmApi();
});
afterAll(() => crm.stop());

/** An agent whose connection is in a state; there is none before the first connect. */
async function agentWhoIs(state: string, reason: string | null = null): Promise<void> {
  agent = await crm.agent();
  contactId = await createContact(agent);
  await crm.rows(
    'insert into calendar_sync.connection (agent_id, state, reason) values ($1, $2, $3)',
    [agent.id, state, reason],
  );
}

/** What calendar-sync would have written on the appointment's lane. */
async function settle({ id }: AppointmentView, columns: Record<string, unknown>): Promise<void> {
  const names = Object.keys(columns);
  await crm.rows(
    `update outbox.lane set ${names.map((name, index) => `${name} = $${index + 2}`).join(', ')}
     where appointment_id = $1`,
    [id, ...Object.values(columns)],
  );
}

async function syncOf(view: AppointmentView): Promise<unknown> {
  const { body } = await agent.get(pathOf(view));
  return body['sync'];
}

describe('the sync state in answers', () => {
  it('begins as waiting with a connection', async () => {
    await agentWhoIs('connected');
    const view = await createAppointment(agent, contactId);
    expect(view.sync).toMatchObject({ state: 'waiting', syncedVersion: null });
  });

  it('tells what Google holds once it is acknowledged', async () => {
    await agentWhoIs('connected');
    const view = await createAppointment(agent, contactId);
    const doneAt = '2026-11-22T12:00:00.000Z';
    await settle(view, { state: 'done', done_version: 1, done_at: doneAt, receipt });
    const synced = {
      state: 'synced',
      syncedVersion: 1,
      syncedAt: doneAt,
      nextAttemptAt: null,
      reason: null,
      eventUrl: receipt.eventUrl,
    };
    expect(await syncOf(view)).toEqual(synced);

    const changed = await agent.patch(pathOf(view), { title: 'Second' });
    expect(changed.body['sync']).toEqual({ ...synced, state: 'waiting' });
  });

  it('tells when the next attempt is and what went wrong', async () => {
    await agentWhoIs('connected');
    const view = await createAppointment(agent, contactId);
    const runAt = '2126-11-22T12:00:00.000Z';
    const fault = { last_error_code: 'google_unavailable', last_error_detail: 'Backend Error' };
    await settle(view, { attempts: 3, run_at: runAt, ...fault });
    expect(await syncOf(view)).toMatchObject({
      state: 'retrying',
      nextAttemptAt: runAt,
      reason: expect.stringContaining('Backend Error'),
    });
  });

  it('is in every list', async () => {
    await agentWhoIs('connected');
    const views: AppointmentView[] = [];
    for (const state of ['due', 'done', 'failed', 'paused', 'skipped']) {
      const view = await createAppointment(agent, contactId);
      await settle(view, { state });
      views.push(view);
    }
    for (const path of ['/api/appointments', `/api/contacts/${contactId}/appointments`]) {
      const { body } = await agent.get(path);
      const items = body['items'] as AppointmentView[];
      const states = views.map(({ id }) => items.find((item) => item.id === id)?.sync.state);
      expect(states).toEqual(['waiting', 'synced', 'failed', 'paused', 'not_connected']);
    }
  });

  it('is paused with the connection’s reason while it needs a reconnect', async () => {
    await agentWhoIs('needs_reconnect', 'some_reason');
    const view = await createAppointment(agent, contactId);
    expect(view.sync).toMatchObject({ state: 'paused', reason: 'Some reason.' });
  });

  it('starts afresh with a new version after a failure', async () => {
    await agentWhoIs('connected');
    const view = await createAppointment(agent, contactId);
    await settle(view, { state: 'failed', attempts: 9, last_error_code: 'event_invalid' });
    expect(await syncOf(view)).toMatchObject({ state: 'failed', reason: expect.any(String) });
    await agent.patch(pathOf(view), { title: 'Second' });
    expect(await syncOf(view)).toMatchObject({ state: 'waiting', reason: null });
  });

  it('does not touch the tag', async () => {
    await agentWhoIs('connected');
    const view = await createAppointment(agent, contactId);
    await settle(view, { state: 'done', done_version: 1, done_at: new Date(), receipt });
    const headers = { 'if-none-match': '"1"' };
    const answer = await agent.get(pathOf(view), { headers });
    expect([answer.status, answer.headers['etag']]).toEqual([200, '"1"']);
  });
});
