import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestCrmApi, type TestAgent, type TestCrmApi } from '#test/crm-api/crm-api.harness.js';

let crm: TestCrmApi;
let agent: TestAgent;
beforeAll(async () => {
  crm = await startTestCrmApi();
  agent = await crm.agent();
});
afterAll(() => crm.stop());

interface Lane {
  readonly operation: string;
  readonly version: number;
  readonly payload: { readonly client: object } | null;
}

async function contactWithAppointment() {
  const contact = await agent.post('/api/contacts', { name: 'Jordan', email: 'j@example.com' });
  const contactId = String(contact.body['id']);
  const appointment = await agent.post('/api/appointments', {
    contactId,
    kind: 'follow_up_call',
    title: 'Call',
    startsAt: '2030-05-01T10:00:00Z',
    endsAt: '2030-05-01T11:00:00Z',
    timeZone: 'Europe/London',
  });
  const appointmentId = String(appointment.body['id']);
  const lane = async (): Promise<Lane | undefined> => {
    const rows = await crm.rows<Lane>(
      `select operation, wanted_version as version, payload from outbox.lane
       where appointment_id = $1`,
      [appointmentId],
    );
    return rows[0];
  };
  return { path: `/api/contacts/${contactId}`, appointmentId, lane };
}

describe("a contact's appointments", () => {
  it('go to the calendar anew when what it shows of the client changes', async () => {
    const { path, lane } = await contactWithAppointment();
    await agent.patch(path, { name: 'Jordan C.', email: null, phone: '+1 555 0100' });
    expect(await lane()).toMatchObject({
      operation: 'upsert',
      version: 2,
      payload: { client: { name: 'Jordan C.', email: null, phone: '+1 555 0100' } },
    });
  });

  it('stay as they are when only the notes about the client change', async () => {
    const { path, lane } = await contactWithAppointment();
    await agent.patch(path, { notes: 'Prefers mornings.' });
    expect(await lane()).toMatchObject({ version: 1 });
  });

  it('leave the calendar with the contact', async () => {
    const { path, appointmentId, lane } = await contactWithAppointment();
    expect((await agent.delete(path)).status).toBe(204);
    expect(await lane()).toMatchObject({ operation: 'delete', version: 2, payload: null });
    expect((await agent.get(`/api/appointments/${appointmentId}`)).status).toBe(404);
  });

  it('keep nothing of a change that fails half-way', async () => {
    const { path, lane } = await contactWithAppointment();
    // The outbox refuses, as it would on a full disk.
    await crm.rows('revoke insert on outbox.change from crm_api');
    try {
      expect((await agent.patch(path, { name: 'Other' })).status).toBe(500);
      expect((await agent.delete(path)).status).toBe(500);
    } finally {
      await crm.rows('grant insert on outbox.change to crm_api');
    }
    expect((await agent.get(path)).body).toMatchObject({ name: 'Jordan' });
    expect(await lane()).toMatchObject({ version: 1 });
  });
});
