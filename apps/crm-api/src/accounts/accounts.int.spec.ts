import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestCrmApi, type TestCrmApi } from '#test/crm-api/crm-api.harness.js';

let crm: TestCrmApi;
beforeAll(async () => {
  crm = await startTestCrmApi();
});
afterAll(() => crm.stop());

const password = 'four plain random words';

describe('signing up', () => {
  it('opens an account for an agent and signs in', async () => {
    const browser = crm.browser();
    const answer = await browser.post('/api/accounts', {
      name: '  Robin Agent ',
      email: ' Robin@Example.com ',
      password,
    });
    expect(answer.status).toBe(201);
    expect(answer.body).toEqual({
      id: expect.stringMatching(/^[\da-f-]{36}$/),
      name: 'Robin Agent',
      email: 'Robin@Example.com',
      role: 'agent',
    });
    expect((await browser.get('/api/session')).body).toEqual(answer.body);
  });

  it('keeps the password as a hash alone, and of the session a hash alone', async () => {
    const browser = crm.browser();
    await browser.post('/api/accounts', { name: 'Kim', email: 'kim@example.com', password });
    const [account] = await crm.rows<{ password_hash: string }>(
      `select password_hash from crm.account where email_key = 'kim@example.com'`,
    );
    expect(account?.password_hash).toMatch(/^\$argon2id\$/);
    const token = browser.cookies.get('alt_session')?.split('.')[0] ?? '';
    const sessions = await crm.rows<{ text: string }>(
      `select session::text as text from crm.session`,
    );
    expect(token).toHaveLength(43);
    expect(JSON.stringify(sessions)).not.toContain(token);
    expect(JSON.stringify(sessions)).not.toContain(Buffer.from(token).toString('hex'));
  });

  it('refuses an e-mail address that has an account, in any case', async () => {
    await crm.browser().post('/api/accounts', { name: 'A', email: 'taken@example.com', password });
    const answer = await crm
      .browser()
      .post('/api/accounts', { name: 'B', email: 'TAKEN@example.com', password });
    expect(answer).toMatchObject({
      status: 409,
      body: { code: 'email_taken', errors: [{ field: 'email' }] },
    });
    expect(answer.headers['set-cookie']).toBeUndefined();
  });

  it('lets one of two win who come with the same address at once', async () => {
    const race = ['Ann', 'Ben'].map((name) =>
      crm.browser().post('/api/accounts', { name, email: 'race@example.com', password }),
    );
    const answers = await Promise.all(race);
    expect(answers.map(({ status }) => String(status)).toSorted()).toEqual(['201', '409']);
    const accounts = await crm.rows(`select from crm.account where email_key = 'race@example.com'`);
    expect(accounts).toHaveLength(1);
  });

  it.each([
    ['a short password', { password: 'ninechars' }, 'password'],
    ['a password that is a novel', { password: 'x'.repeat(201) }, 'password'],
    ['no name', { name: '   ' }, 'name'],
    ['no e-mail address', { email: 'nobody' }, 'email'],
    ['a NUL in the name', { name: 'a\0' }, 'name'],
    ['a NUL in the e-mail address', { email: 'a\0@example.com' }, 'email'],
    ['a role of their choice', { role: 'ops' }, 'role'],
  ])('refuses %s and names the field', async (_what, part, field) => {
    const answer = await crm
      .browser()
      .post('/api/accounts', { name: 'A', email: 'refused@example.com', password, ...part });
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ code: 'validation_failed', errors: [{ field }] });
  });
});

describe('the session cookie', () => {
  const attributesOf = async (api: TestCrmApi): Promise<string> => {
    const answer = await api.browser().post('/api/accounts', {
      name: 'A',
      email: `cookie-${api.logLines.length}@example.com`,
      password,
    });
    return String(answer.headers['set-cookie']);
  };

  it('is out of reach of scripts and other sites', async () => {
    const cookie = await attributesOf(crm);
    expect(cookie).toMatch(/^alt_session=[^;]+; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax$/);
  });

  it('goes over https alone, and to this host alone, where the public address is https', async () => {
    const secure = await startTestCrmApi({ publicUrl: 'https://alt.example.com' });
    try {
      const cookie = await attributesOf(secure);
      expect(cookie).toMatch(/^__Host-alt_session=/);
      expect(cookie.split('; ').slice(1).toSorted()).toEqual([
        'HttpOnly',
        'Max-Age=2592000',
        'Path=/',
        'SameSite=Lax',
        'Secure',
      ]);
    } finally {
      await secure.stop();
    }
  });
});

describe('where signing up is closed', () => {
  it('nobody opens an account', async () => {
    const closed = await startTestCrmApi({ signUp: 'closed' });
    try {
      const answer = await closed
        .browser()
        .post('/api/accounts', { name: 'A', email: 'a@example.com', password });
      expect(answer).toMatchObject({ status: 403, body: { code: 'sign_up_closed' } });
      expect(await closed.rows('select from crm.account')).toHaveLength(0);
    } finally {
      await closed.stop();
    }
  });
});
