import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { poolOf } from '#shared/database/index.js';
import { agentPassword, startTestCrmApi, type TestCrmApi } from '#test/crm-api/crm-api.harness.js';

let crm: TestCrmApi;
beforeAll(async () => {
  crm = await startTestCrmApi();
});
afterAll(() => crm.stop());

const sessionsOf = (accountId: string) =>
  crm.rows<{ days: number }>(
    `select extract(epoch from expires_at - now()) / 86400 as days
     from crm.session where account_id = $1`,
    [accountId],
  );

const age = (accountId: string, days: number) =>
  crm.rows(
    'update crm.session set expires_at = expires_at - make_interval(days => $2) where account_id = $1',
    [accountId, days],
  );

describe('signing in', () => {
  it('takes the e-mail address in any case and answers who that is', async () => {
    const agent = await crm.agent();
    const browser = crm.browser();
    const answer = await browser.post('/api/session', {
      email: agent.email.toUpperCase(),
      password: agentPassword,
    });
    expect(answer).toMatchObject({ status: 200, body: { id: agent.id, role: 'agent' } });
    expect((await browser.get('/api/session')).status).toBe(200);
  });

  it('says the same of an unknown address as of a wrong password', async () => {
    const { email } = await crm.agent();
    const tries = [
      { email, password: 'not the password' },
      { email: 'nobody@example.com', password: agentPassword },
    ];
    for (const body of tries) {
      const answer = await crm.browser('192.0.2.99').post('/api/session', body);
      expect(answer).toMatchObject({ status: 401, body: { code: 'wrong_credentials' } });
      expect(answer.headers['set-cookie']).toBeUndefined();
    }
  });

  it('replaces the session that the browser had', async () => {
    const agent = await crm.agent();
    const before = agent.cookies.get('alt_session');
    await agent.post('/api/session', { email: agent.email, password: agentPassword });
    expect(agent.cookies.get('alt_session')).not.toBe(before);
    expect(await sessionsOf(agent.id)).toHaveLength(1);
  });

  it('leaves the sessions of other browsers alone', async () => {
    const agent = await crm.agent();
    const phone = crm.browser();
    await phone.post('/api/session', { email: agent.email, password: agentPassword });
    await phone.delete('/api/session');
    expect((await agent.get('/api/session')).status).toBe(200);
  });
});

describe('signing out', () => {
  it('ends the session for good, also for who kept the cookie', async () => {
    const agent = await crm.agent();
    const kept = agent.cookies.get('alt_session') ?? '';
    const answer = await agent.delete('/api/session');
    expect(answer.status).toBe(204);
    expect(agent.cookies.size).toBe(0);
    agent.cookies.set('alt_session', kept);
    expect(await agent.get('/api/session')).toMatchObject({
      status: 401,
      body: { code: 'not_signed_in' },
    });
  });
});

describe('a session', () => {
  it.each(['/api/session', '/api/contacts'])('is asked for by %s', async (path) => {
    const answer = await crm.browser().get(path);
    expect(answer).toMatchObject({ status: 401, body: { code: 'not_signed_in' } });
  });

  it('ends after thirty days without use', async () => {
    const agent = await crm.agent();
    await age(agent.id, 30);
    expect((await agent.get('/api/session')).status).toBe(401);
  });

  it('is prolonged by use, and written once a day at most', async () => {
    const agent = await crm.agent();
    expect((await agent.get('/api/session')).headers['set-cookie']).toBeUndefined();
    await age(agent.id, 10);
    expect((await agent.get('/api/session')).headers['set-cookie']).toContain('Max-Age=2592000');
    const [session] = await sessionsOf(agent.id);
    expect(Number(session?.days)).toBeCloseTo(30, 1);
    expect((await agent.get('/api/session')).headers['set-cookie']).toBeUndefined();
  });

  it('is not looked up in the database for a cookie that we did not sign', async () => {
    const agent = await crm.agent();
    const [token = ''] = (agent.cookies.get('alt_session') ?? '').split('.');
    let asked = 0;
    poolOf(crm.dataSource).on('acquire', () => (asked += 1));
    const forger = crm.browser();
    for (const forged of [token, `${token}.`, `${token}.c2lnbmF0dXJl`, '', '.', 'x'.repeat(4000)]) {
      forger.cookies.set('alt_session', forged);
      expect((await forger.get('/api/session')).status).toBe(401);
    }
    expect(asked).toBe(0);
    expect((await agent.get('/api/session')).status).toBe(200);
    expect(asked).toBeGreaterThan(0);
  });

  it('follows a change of role at once', async () => {
    const agent = await crm.agent();
    await crm.rows(`update crm.account set role = 'ops' where id = $1`, [agent.id]);
    expect((await agent.get('/api/session')).body).toMatchObject({ role: 'ops' });
  });
});
