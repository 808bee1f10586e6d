import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  appointmentBody,
  createAppointment,
  createContact,
  pathOf,
  viewIn,
} from '#test/appointments/appointment.factory.js';
import { startTestCrmApi, type TestAgent, type TestCrmApi } from '#test/crm-api/crm-api.harness.js';
import type { AppointmentView } from './appointment.view.js';

/** Parsed from JSON: no instance of the class that describes it. */
const fieldsOf = (view: AppointmentView): object => view;

describe('appointments over HTTP', () => {
  let crm: TestCrmApi;
  let agent: TestAgent;
  let other: TestAgent;
  let contactId: string;

  beforeAll(async () => {
    crm = await startTestCrmApi();
    agent = await crm.agent();
    other = await crm.agent();
    contactId = await createContact(agent);
  });
  afterAll(() => crm.stop());

  it('are made with a place, a tag and all that was said', async () => {
    const body = appointmentBody(contactId, { location: ' 12 Canal Street ', notes: 'Keys\nat 3' });
    const answer = await agent.post('/api/appointments', body);
    const view = viewIn(answer, 201);
    expect(answer.headers).toMatchObject({ location: pathOf(view), etag: '"1"' });
    expect(view).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      contactId,
      contactName: 'Ada Byron',
      kind: 'property_tour',
      title: 'Tour of 12 Canal Street',
      allDay: false,
      startsAt: '2126-11-22T09:30:00.000Z',
      endsAt: '2126-11-22T10:30:00.000Z',
      startsOn: null,
      endsOn: null,
      timeZone: 'Europe/Amsterdam',
      location: '12 Canal Street',
      notes: 'Keys\nat 3',
      version: 1,
      createdAt: expect.any(String),
      updatedAt: expect.any(String),
      sync: {
        state: 'not_connected',
        syncedVersion: null,
        syncedAt: null,
        nextAttemptAt: null,
        reason: null,
        eventUrl: null,
      },
    });
    expect(viewIn(await agent.get(pathOf(view)))).toEqual(view);
  });

  it('of whole days answer their dates and the span of them', async () => {
    const view = await createAppointment(agent, contactId, {
      allDay: true,
      startsAt: undefined,
      endsAt: undefined,
      startsOn: '2126-03-31',
      endsOn: '2126-04-01',
    });
    expect(view).toMatchObject({
      allDay: true,
      startsOn: '2126-03-31',
      endsOn: '2126-04-01',
      // The clocks went forward in the night to 31 March.
      startsAt: '2126-03-30T23:00:00.000Z',
      endsAt: '2126-04-01T22:00:00.000Z',
    });
    expect(viewIn(await agent.get(pathOf(view)))).toEqual(view);
  });

  it('change in what is given and keep the rest', async () => {
    const view = await createAppointment(agent, contactId, { notes: 'Keys' });
    const answer = await agent.patch(pathOf(view), { title: '  Second tour ', location: 'Here' });
    expect(answer.headers['etag']).toBe('"2"');
    const changed = viewIn(answer);
    expect(changed).toEqual({
      ...fieldsOf(view),
      title: 'Second tour',
      location: 'Here',
      version: 2,
      updatedAt: expect.any(String),
    });
    expect(Date.parse(changed.updatedAt)).toBeGreaterThan(Date.parse(view.updatedAt));
    expect(viewIn(await agent.get(pathOf(view)))).toEqual(changed);
  });

  it('lose what is set to null, or to nothing', async () => {
    const view = await createAppointment(agent, contactId, { notes: 'Keys', location: 'Here' });
    const answer = await agent.patch(pathOf(view), { notes: null, location: '  ' });
    expect(viewIn(answer)).toMatchObject({ notes: null, location: null, version: 2 });
  });

  it('may go to another contact', async () => {
    const view = await createAppointment(agent, contactId);
    const charles = await createContact(agent, 'Charles Babbage');
    const changed = viewIn(await agent.patch(pathOf(view), { contactId: charles.toUpperCase() }));
    expect(changed).toMatchObject({ contactId: charles, contactName: 'Charles Babbage' });
  });

  it('turn into whole days and back', async () => {
    const view = await createAppointment(agent, contactId);
    const days = { allDay: true, startsOn: '2126-11-22', endsOn: '2126-11-22' };
    expect(viewIn(await agent.patch(pathOf(view), days))).toMatchObject({
      ...days,
      startsAt: '2126-11-21T23:00:00.000Z',
      endsAt: '2126-11-22T23:00:00.000Z',
    });
    const { startsAt, endsAt } = view;
    const back = await agent.patch(pathOf(view), { allDay: false, startsAt, endsAt });
    expect(viewIn(back)).toEqual({
      ...fieldsOf(view),
      version: 3,
      updatedAt: expect.any(String),
    });
  });

  it('keep their version when nothing changes', async () => {
    const view = await createAppointment(agent, contactId);
    const answer = await agent.patch(pathOf(view), appointmentBody(contactId));
    expect(answer.headers['etag']).toBe('"1"');
    expect(viewIn(answer)).toEqual(view);
  });

  it('are gone once deleted, for the second delete too', async () => {
    const view = await createAppointment(agent, contactId);
    const gone = await agent.delete(pathOf(view));
    expect([gone.status, gone.text]).toEqual([204, '']);
    for (const answer of [
      await agent.get(pathOf(view)),
      await agent.delete(pathOf(view)),
      await agent.patch(pathOf(view), { title: 'x' }),
    ]) {
      expect([answer.status, answer.body['code']]).toEqual([404, 'not_found']);
    }
  });

  it('of somebody else do not exist', async () => {
    const view = await createAppointment(agent, contactId);
    for (const answer of [
      await other.get(pathOf(view)),
      await other.patch(pathOf(view), { title: 'mine' }),
      await other.delete(pathOf(view)),
      await other.get(`/api/contacts/${contactId}/appointments`),
    ]) {
      expect([answer.status, answer.body['code']]).toEqual([404, 'not_found']);
    }
    expect(viewIn(await agent.get(pathOf(view)))).toEqual(view);
    expect((await other.get('/api/appointments')).body).toEqual({ items: [], nextCursor: null });
  });

  it.each(['not-an-id', '42', '%00', '00000000-0000-4000-8000-000000000000', "';drop"])(
    'do not exist under %s',
    async (id) => {
      for (const path of [`/api/appointments/${id}`, `/api/contacts/${id}/appointments`]) {
        const answer = await agent.get(path);
        expect([answer.status, answer.body['code']]).toEqual([404, 'not_found']);
      }
    },
  );

  it('are nobody’s business who is not signed in', async () => {
    const view = await createAppointment(agent, contactId);
    const stranger = crm.browser();
    for (const answer of [
      await stranger.get('/api/appointments'),
      await stranger.post('/api/appointments', appointmentBody(contactId)),
      await stranger.get(pathOf(view)),
      await stranger.patch(pathOf(view), {}),
      await stranger.delete(pathOf(view)),
      await stranger.get(`/api/contacts/${contactId}/appointments`),
    ]) {
      expect(answer.status).toBe(401);
    }
  });

  it('leave nothing of the client in the log', async () => {
    await createAppointment(agent, contactId, { title: 'Secret tour', notes: 'Secret notes' });
    expect(crm.logLines.join('')).not.toMatch(/Secret|Ada Byron|ada@example/);
  });
});

describe('If-Match', () => {
  let crm: TestCrmApi;
  let agent: TestAgent;
  let contactId: string;

  beforeAll(async () => {
    crm = await startTestCrmApi();
    agent = await crm.agent();
    contactId = await createContact(agent);
  });
  afterAll(() => crm.stop());

  it.each(['"1"', '*', '"7", "1"'])(
    '%s lets the first version be changed and deleted',
    async (tag) => {
      const view = await createAppointment(agent, contactId);
      const headers = { 'if-match': tag };
      expect((await agent.patch(pathOf(view), {}, headers)).status).toBe(200);
      expect((await agent.delete(pathOf(view), { headers })).status).toBe(204);
    },
  );

  it('with an older tag changes nothing and tells the version there is', async () => {
    const view = await createAppointment(agent, contactId);
    const current = viewIn(await agent.patch(pathOf(view), { title: 'Second tour' }));
    const headers = { 'if-match': '"1"' };
    for (const answer of [
      await agent.patch(pathOf(view), { title: 'Third tour' }, headers),
      await agent.delete(pathOf(view), { headers }),
    ]) {
      expect(answer.status).toBe(412);
      expect(answer.headers['etag']).toBe('"2"');
      expect(answer.body).toMatchObject({ code: 'version_mismatch', version: 2 });
    }
    expect(viewIn(await agent.get(pathOf(view)))).toEqual(current);
  });

  it.each(['1', 'W/1', '"1'])('%s is refused', async (tag) => {
    const view = await createAppointment(agent, contactId);
    const headers = { 'if-match': tag };
    for (const answer of [
      await agent.patch(pathOf(view), { title: 'x' }, headers),
      await agent.delete(pathOf(view), { headers }),
    ]) {
      expect([answer.status, answer.body['errors']]).toMatchObject([400, [{ field: 'If-Match' }]]);
    }
  });
});
