import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Client } from 'pg';
import { eventually } from '#test/eventually.js';
import { AgentClient, type Appointment } from './agent.client.js';
import { type CalendarEvent, GoogleControl } from './google.control.js';
import { Product } from './product.js';

let product: Product;
let google: GoogleControl;
let people = 0;

let agent: AgentClient;
/** The Google account of this test's agent. */
let account: string;
let contactId: string;

beforeAll(async () => {
  product = await Product.start();
  google = new GoogleControl(product.sandbox.address);
});

afterAll(async () => {
  await product.stop();
});

beforeEach(async () => {
  people += 1;
  account = `person${people}@gmail.example`;
  agent = await AgentClient.signUp(
    product.crmApi.address,
    `Agent ${people}`,
    `agent${people}@alt.example`,
  );
  contactId = await agent.createContact('Penelope Featherstonehaugh');
});

async function onlyEvent(): Promise<CalendarEvent> {
  const [event, ...others] = await google.events(account);
  if (event === undefined || others.length > 0) {
    throw new Error(`expected one event, the calendar holds ${others.length + (event ? 1 : 0)}`);
  }
  return event;
}

async function synced(appointment: Appointment): Promise<Appointment> {
  return eventually(async () => {
    const now = await agent.appointment(appointment.id);
    expect(now.sync).toMatchObject({ state: 'synced', syncedVersion: now.version });
    return now;
  });
}

describe('an appointment made in ALT', () => {
  it('stands in Google Calendar with all that the agent needs at the door', async () => {
    expect(await agent.connect(google, account)).toBe('?calendar=connected');
    const made = await agent.createAppointment(contactId, 'Tour of 12 Elm Street');
    const { sync } = await synced(made);
    const event = await onlyEvent();
    expect(event).toMatchObject({
      status: 'confirmed',
      summary: 'Tour of 12 Elm Street',
      location: '12 Elm Street',
      start: { timeZone: 'America/New_York' },
      source: { url: `${product.crmApi.address}/appointments/${made.id}` },
      extendedProperties: { private: { altAppointmentId: made.id } },
    });
    expect(new Date(event.start.dateTime ?? '').toISOString()).toBe('2126-03-12T15:00:00.000Z');
    expect(event.description).toContain('Bring the keys');
    expect(event.description).toContain('Penelope Featherstonehaugh');
    expect(sync.eventUrl).toMatch(/^https?:\/\//);
  });

  it('follows an edit, and leaves when it is deleted', async () => {
    await agent.connect(google, account);
    const made = await synced(await agent.createAppointment(contactId, 'Tour'));
    await synced(await agent.edit(made.id, { title: 'Second tour', location: null }));
    const edited = await onlyEvent();
    expect(edited.summary).toBe('Second tour');
    expect(edited.location).toBeUndefined();
    await agent.expect(204, 'DELETE', `/api/appointments/${made.id}`);
    await eventually(async () => expect(await google.events(account)).toEqual([]));
  });

  it('costs two writes at most when it is edited ten times in a hurry', async () => {
    await agent.connect(google, account);
    const made = await synced(await agent.createAppointment(contactId, 'Tour'));
    const before = (await google.writes()).length;
    // As if another replica were busy with this agent while the edits come in.
    const { rows } = await product.owner.query<{ agent_id: string }>(
      'select agent_id from outbox.lane where appointment_id = $1',
      [made.id],
    );
    await setLease(rows[0]?.agent_id, "now() + interval '1 hour'");
    for (let edit = 1; edit <= 10; edit += 1) await agent.edit(made.id, { title: `Tour ${edit}` });
    await setLease(rows[0]?.agent_id, "'-infinity'");
    await synced(made);
    expect((await onlyEvent()).summary).toBe('Tour 10');
    expect((await google.writes()).length - before).toBeLessThanOrEqual(2);
  });

  async function setLease(agentId: string | undefined, until: string): Promise<void> {
    await product.owner.query(
      `update calendar_sync.turn set lease_until = ${until} where agent_id = $1`,
      [agentId],
    );
  }

  it('waits while the agent is not connected, and says so', async () => {
    const made = await agent.createAppointment(contactId, 'Tour');
    expect((await agent.appointment(made.id)).sync.state).toBe('not_connected');
    const connection = await agent.expect(200, 'GET', '/api/calendar-connection');
    expect(connection).toMatchObject({ state: 'not_connected', account: null });
  });

  it('is nobody else’s', async () => {
    const made = await agent.createAppointment(contactId, 'Tour');
    const stranger = await AgentClient.signUp(
      product.crmApi.address,
      'Stranger',
      `stranger${people}@alt.example`,
    );
    await stranger.expect(404, 'GET', `/api/appointments/${made.id}`);
    await stranger.expect(404, 'PATCH', `/api/appointments/${made.id}`, { title: 'Mine' });
    await stranger.expect(404, 'DELETE', `/api/appointments/${made.id}`);
  });
});

describe('a connection', () => {
  it('ends at once when the agent disconnects, and comes back without doubles', async () => {
    await agent.connect(google, account);
    const made = await synced(await agent.createAppointment(contactId, 'Tour'));
    await agent.expect(204, 'DELETE', '/api/calendar-connection');
    const { rows } = await product.owner.query('select 1 from calendar_sync.credential');
    expect(rows.length).toBe((await connectedAgents()).length);

    const writes = (await google.writes()).length;
    await agent.edit(made.id, { title: 'Edited while disconnected' });
    await eventually(async () => expect(await laneState(made.id)).toBe('skipped'));
    expect((await google.writes()).length).toBe(writes);
    expect((await onlyEvent()).summary).toBe('Tour');

    await agent.connect(google, account);
    await synced(await agent.edit(made.id, { title: 'Edited after reconnecting' }));
    expect((await onlyEvent()).summary).toBe('Edited after reconnecting');
  });

  it('puts right what was edited or deleted while it was gone', async () => {
    await agent.connect(google, account);
    const edited = await synced(await agent.createAppointment(contactId, 'To be edited'));
    const deleted = await synced(await agent.createAppointment(contactId, 'To be deleted'));
    await agent.expect(204, 'DELETE', '/api/calendar-connection');
    await agent.edit(edited.id, { title: 'Edited meanwhile' });
    await agent.expect(204, 'DELETE', `/api/appointments/${deleted.id}`);
    await eventually(async () => {
      expect(await laneState(edited.id)).toBe('skipped');
      expect(await laneState(deleted.id)).toBe('skipped');
    });
    await agent.connect(google, account);
    await eventually(async () => expect((await onlyEvent()).summary).toBe('Edited meanwhile'));
  });

  it('moves to another Google account without doubling anything there', async () => {
    await agent.connect(google, account);
    const made = await synced(await agent.createAppointment(contactId, 'Tour'));
    await agent.expect(204, 'DELETE', '/api/calendar-connection');
    account = `other-${account}`;
    await agent.connect(google, account);
    await synced(await agent.edit(made.id, { title: 'Tour, moved' }));
    expect((await onlyEvent()).summary).toBe('Tour, moved');
    await eventually(async () =>
      expect(await agent.expect(200, 'GET', '/api/calendar-connection')).toMatchObject({
        state: 'connected',
        account,
      }),
    );
  });

  it('that the agent takes back in Google is noticed, and its changes wait for a new one', async () => {
    await agent.connect(google, account);
    const made = await synced(await agent.createAppointment(contactId, 'Tour'));
    await google.revoke(account);
    await agent.edit(made.id, { title: 'Edited after the revocation' });
    await eventually(async () => {
      const connection = await agent.expect(200, 'GET', '/api/calendar-connection');
      expect(connection).toMatchObject({ state: 'needs_reconnect', waiting: 1 });
      expect((await agent.appointment(made.id)).sync.state).toBe('paused');
    });
    await agent.connect(google, account);
    await synced(await agent.appointment(made.id));
    expect((await onlyEvent()).summary).toBe('Edited after the revocation');
  });

  it('that the agent refuses, or grants without the permission, is none', async () => {
    await google.consent({ email: account, decision: 'deny' });
    expect(await agent.followConsent()).toBe('?calendar=denied');
    await google.consent({ email: account, decision: 'allow', scopes: [] });
    expect(await agent.followConsent()).toBe('?calendar=scope_missing');
    const connection = await agent.expect(200, 'GET', '/api/calendar-connection');
    expect(connection).toMatchObject({ state: 'not_connected' });
  });

  async function connectedAgents(): Promise<unknown[]> {
    const { rows } = await product.owner.query<{ agent_id: string }>(
      `select agent_id from calendar_sync.connection where state = 'connected'`,
    );
    return rows;
  }

  async function laneState(appointmentId: string): Promise<unknown> {
    const { rows } = await product.owner.query<{ state: string }>(
      'select state from outbox.lane where appointment_id = $1',
      [appointmentId],
    );
    return rows[0]?.state;
  }
});

describe('a fault', () => {
  it('between Google’s doing and our hearing of it leaves one event with the right content', async () => {
    await agent.connect(google, account);
    // Google applies the insert, but its answer never comes: the process dies waiting for it.
    await google.fault({ operation: 'insert', account, times: 1, hang: true, when: 'after' });
    const made = await agent.createAppointment(contactId, 'Tour');
    await eventually(async () => expect(await google.events(account)).toHaveLength(1));
    await product.crashCalendarSync();
    expect((await agent.appointment(made.id)).sync.state).toBe('waiting');
    await agent.edit(made.id, { notes: 'Edited while the service was down' });
    await product.restartCalendarSync();
    await synced(made);
    expect((await onlyEvent()).description).toContain('Edited while the service was down');
  });

  it('that hides whether Google made the event leaves no ghost, though the agent leaves and deletes', async () => {
    await agent.connect(google, account);
    await google.fault({ operation: 'insert', account, times: 1, hang: true, when: 'after' });
    const made = await agent.createAppointment(contactId, 'Tour');
    await eventually(async () => expect(await google.events(account)).toHaveLength(1));
    await product.crashCalendarSync();
    await product.restartCalendarSync();
    // The next attempt is cut short as well, so that nothing is known when the agent disconnects.
    await google.fault({
      operation: 'get',
      account,
      times: null,
      status: 503,
      reason: 'backendError',
      when: 'before',
    });
    await agent.expect(204, 'DELETE', '/api/calendar-connection');
    await agent.expect(204, 'DELETE', `/api/appointments/${made.id}`);
    await eventually(async () => {
      const { rows } = await product.owner.query<{ state: string }>(
        'select state from outbox.lane where appointment_id = $1',
        [made.id],
      );
      expect(rows[0]?.state).toBe('skipped');
    });
    await google.clearFaults();
    await agent.connect(google, account);
    await eventually(async () => expect(await google.events(account)).toEqual([]));
  });

  it('that passes is retried until Google takes the change', async () => {
    await agent.connect(google, account);
    await google.fault({
      operation: 'insert',
      account,
      times: 3,
      status: 503,
      reason: 'backendError',
      when: 'before',
    });
    const made = await agent.createAppointment(contactId, 'Tour');
    await synced(made);
    expect((await onlyEvent()).summary).toBe('Tour');
  });

  it('that stays is shown with Google’s words, and a newer version is tried afresh', async () => {
    await agent.connect(google, account);
    await google.fault({
      operation: 'insert',
      account,
      times: 1,
      status: 400,
      reason: 'invalid',
      message: 'Invalid value for: the sandbox does not like it',
      when: 'before',
    });
    const made = await agent.createAppointment(contactId, 'Tour');
    await eventually(async () => {
      const { sync } = await agent.appointment(made.id);
      expect(sync.state).toBe('failed');
      expect(sync.reason).toContain('the sandbox does not like it');
    });
    await synced(await agent.edit(made.id, { title: 'Tour, corrected' }));
    expect((await onlyEvent()).summary).toBe('Tour, corrected');
  });
});

describe('what must stay secret', () => {
  it('is in no log and in no readable form in the database', async () => {
    await agent.connect(google, account);
    await synced(await agent.createAppointment(contactId, 'Tour'));
    await agent.expect(401, 'POST', '/api/session', { email: agent.email, password: 'guess' });
    const said = product.output;
    for (const secret of ['ya29.', '1//', agent.password, 'guess', 'Penelope', account]) {
      expect(said.includes(secret) ? `${secret} is in a log` : 'clean').toBe('clean');
    }
    const dump = await dumpOf(product.owner);
    expect(dump).toContain('Penelope');
    for (const secret of ['ya29.', '1//', agent.password]) {
      // Bytes are dumped in hexadecimal digits.
      const hidden = [secret, Buffer.from(secret).toString('hex')];
      expect(hidden.filter((text) => dump.includes(text))).toEqual([]);
    }
  });
});

/** Every row of every table, as a dump shows it. */
async function dumpOf(owner: Client): Promise<string> {
  const { rows: tables } = await owner.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname in ('crm', 'outbox', 'calendar_sync', 'public')`,
  );
  const dumps: string[] = [];
  for (const { name } of tables) {
    const { rows } = await owner.query<{ line: string }>(`select t::text as line from ${name} t`);
    dumps.push(...rows.map(({ line }) => line));
  }
  return dumps.join('\n');
}
