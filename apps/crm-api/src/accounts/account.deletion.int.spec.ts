import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { UnitOfWork } from '#shared/database/index.js';
import type { Logger } from '#shared/logging/index.js';
import { NewsTeller } from '#shared/news/index.js';
import {
  agentPassword,
  startTestCrmApi,
  type TestAgent,
  type TestCrmApi,
} from '#test/crm-api/crm-api.harness.js';
import { loggerToken } from '../logger.token.js';
import type { AccountDeparture } from './account.departure.js';
import { AccountRemover } from './account.remover.js';

let crm: TestCrmApi;
beforeAll(async () => {
  crm = await startTestCrmApi();
});
afterAll(() => crm.stop());

/** Rows that carry the agent's id, in every table of ours that can, by `schema.table`. */
async function rowsLeft(agentId: string): Promise<Record<string, number>> {
  const columns = await crm.rows<{ path: string; column_name: string }>(
    `select quote_ident(table_schema) || '.' || quote_ident(table_name) as path, column_name
     from information_schema.columns join information_schema.tables using (table_schema, table_name)
     where table_schema in ('crm', 'outbox', 'calendar_sync') and table_type = 'BASE TABLE'
       and (column_name in ('agent_id', 'account_id') or (table_name, column_name) = ('account', 'id'))`,
  );
  const left: Record<string, number> = {};
  for (const { path, column_name: column } of columns) {
    const found = await crm.rows(`select from ${path} where ${column} = $1`, [agentId]);
    if (found.length > 0) left[path] = found.length;
  }
  return left;
}

const tourWith = (contactId: unknown) => ({
  contactId,
  kind: 'property_tour',
  title: 'Tour',
  startsAt: '2030-05-01T10:00:00Z',
  endsAt: '2030-05-01T11:00:00Z',
  timeZone: 'America/New_York',
});

async function fill(agent: TestAgent): Promise<void> {
  const contact = await agent.post('/api/contacts', { name: 'Jordan Client' });
  const appointment = await agent.post('/api/appointments', tourWith(contact.body['id']));
  expect(appointment.status).toBe(201);
  await crm.rows(
    `insert into calendar_sync.connection (agent_id, state) values ($1, 'connected')`,
    [agent.id],
  );
  await crm.rows(
    `insert into calendar_sync.credential
       (agent_id, refresh_token, access_token, access_expires_at) values ($1, 'r', 'a', now())`,
    [agent.id],
  );
  await crm.rows(
    `insert into calendar_sync.connect_attempt
       (state_hash, agent_id, session_hash, code_verifier, expires_at)
     values (sha256($1::text::bytea), $1::uuid, 's', 'v', now())`,
    [agent.id],
  );
}

describe('deleting an account', () => {
  it('leaves nothing of the agent and all of everybody else', async () => {
    const [leaver, stayer] = [await crm.agent(), await crm.agent()];
    await fill(leaver);
    await fill(stayer);
    const before = await rowsLeft(stayer.id);
    // What the agent is expected to leave rows in; a table missing here would prove nothing.
    expect(Object.keys(await rowsLeft(leaver.id)).toSorted()).toEqual(
      Object.keys(before).toSorted(),
    );
    expect(Object.keys(before)).toEqual(
      expect.arrayContaining([
        'crm.account',
        'crm.appointment',
        'crm.contact',
        'crm.session',
        'outbox.change',
        'outbox.lane',
        'calendar_sync.connection',
        'calendar_sync.credential',
        'calendar_sync.connect_attempt',
      ]),
    );

    const answer = await leaver.delete('/api/account', { body: { password: agentPassword } });
    expect(answer.status).toBe(204);
    expect(leaver.cookies.size).toBe(0);
    expect(await rowsLeft(leaver.id)).toEqual({});
    expect(await rowsLeft(stayer.id)).toEqual(before);
  });

  it('asks for the password once more', async () => {
    const agent = await crm.agent();
    const wrong = await agent.delete('/api/account', { body: { password: 'not the password' } });
    expect(wrong).toMatchObject({ status: 403, body: { code: 'wrong_password' } });
    const without = await agent.delete('/api/account');
    expect(without).toMatchObject({ status: 400, body: { errors: [{ field: 'password' }] } });
    expect((await agent.get('/api/session')).status).toBe(200);
  });

  it('signs every browser out and frees the e-mail address', async () => {
    const agent = await crm.agent();
    const phone = crm.browser();
    await phone.post('/api/session', { email: agent.email, password: agentPassword });
    await agent.delete('/api/account', { body: { password: agentPassword } });
    expect((await phone.get('/api/session')).status).toBe(401);
    const again = await crm
      .browser()
      .post('/api/accounts', { name: 'Again', email: agent.email, password: agentPassword });
    expect(again.status).toBe(201);
  });

  it('ends in one of two ways for what is written at the same moment: gone, or refused', async () => {
    const agent = await crm.agent();
    await fill(agent);
    const [contact] = await crm.rows<{ id: string }>(
      'select id from crm.contact where agent_id = $1',
      [agent.id],
    );
    const writes = Array.from({ length: 8 }, (_, n) => [
      agent.post('/api/contacts', { name: `Late ${n}` }),
      agent.patch(`/api/contacts/${contact?.id}`, { name: `Renamed ${n}` }),
      agent.post('/api/appointments', tourWith(contact?.id)),
    ]);
    const deletion = agent.delete('/api/account', { body: { password: agentPassword } });
    const answers = await Promise.all([...writes.flat(), deletion]);
    expect((await deletion).status).toBe(204);
    // 400: the contact that the appointment names is gone.
    for (const { status } of answers) expect([200, 201, 204, 400, 401, 404]).toContain(status);
    expect(await rowsLeft(agent.id)).toEqual({});
  });

  it('says goodbye elsewhere first, and goes on when nobody answers there', async () => {
    const agent = await crm.agent();
    let accountsAtGoodbye: number | undefined;
    const departure: AccountDeparture = {
      async leave(accountId) {
        accountsAtGoodbye = (await rowsLeft(accountId))['crm.account'];
        throw new Error('out of reach');
      },
    };
    const remover = new AccountRemover(
      new UnitOfWork(crm.dataSource),
      departure,
      crm.app.get(NewsTeller),
      crm.app.get<Logger>(loggerToken),
    );
    await remover.remove(agent.id, 'trace');
    expect(accountsAtGoodbye).toBe(1);
    expect(await rowsLeft(agent.id)).toEqual({});
    expect(crm.logLines.join('')).toContain('an account leaves without a goodbye');
  });
});
