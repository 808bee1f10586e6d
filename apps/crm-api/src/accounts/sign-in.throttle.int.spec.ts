import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Answer, Browser } from '#test/crm-api/browser.js';
import { agentPassword, startTestCrmApi, type TestCrmApi } from '#test/crm-api/crm-api.harness.js';
import { AccountsUpkeep } from './accounts.upkeep.js';

let crm: TestCrmApi;
beforeAll(async () => {
  crm = await startTestCrmApi();
});
afterAll(() => crm.stop());

const signIn = (browser: Browser, email: string, password = agentPassword): Promise<Answer> =>
  browser.post('/api/session', { email, password });

async function guess(browser: Browser, email: string, times: number): Promise<number[]> {
  const statuses: number[] = [];
  for (let n = 0; n < times; n += 1) {
    statuses.push((await signIn(browser, email, `guess number ${n}`)).status);
  }
  return statuses;
}

const endWindows = () => crm.rows('update crm.sign_in_throttle set window_ends_at = now()');

describe('guessing at a password', () => {
  it('ends after ten failures, with the time to wait', async () => {
    const { email } = await crm.agent();
    const guesser = crm.browser('198.51.100.1');
    expect(await guess(guesser, email, 10)).toEqual(Array(10).fill(401));
    const answer = await signIn(guesser, email, 'guess number 11');
    expect(answer).toMatchObject({ status: 429, body: { code: 'too_many_attempts' } });
    const seconds = Number(answer.headers['retry-after']);
    expect(seconds).toBeGreaterThan(14 * 60);
    expect(seconds).toBeLessThanOrEqual(15 * 60);
  });

  it('counts guesses that come all at once', async () => {
    const { email } = await crm.agent();
    const guesser = crm.browser('198.51.100.2');
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, n) => signIn(guesser, email, `guess number ${n}`)),
    );
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(10);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(20);
  });

  it('locks out who guesses, right at last or not, and never the owner elsewhere', async () => {
    const { email } = await crm.agent();
    const guesser = crm.browser('198.51.100.3');
    await guess(guesser, email, 11);
    expect((await signIn(guesser, email)).status).toBe(429);
    expect((await signIn(crm.browser('203.0.113.3'), email)).status).toBe(200);
  });

  it('may go on when the window has ended, which no attempt moves', async () => {
    const { email } = await crm.agent();
    const guesser = crm.browser('198.51.100.4');
    await guess(guesser, email, 12);
    await endWindows();
    expect((await signIn(guesser, email)).status).toBe(200);
  });

  it('is not what signing in often looks like', async () => {
    const { email } = await crm.agent();
    const browser = crm.browser('198.51.100.5');
    for (let n = 0; n < 15; n += 1) expect((await signIn(browser, email)).status).toBe(200);
  });

  it('is counted for an address without an account too', async () => {
    const guesser = crm.browser('198.51.100.6');
    const statuses = await guess(guesser, 'nobody-at-all@example.com', 11);
    expect(statuses.at(-1)).toBe(429);
  });

  it('at many accounts from one network ends after a hundred', async () => {
    const guesser = crm.browser('198.51.100.7');
    const attempts = Array.from({ length: 101 }, (_, n) => `sprayed-${n}@example.com`);
    const statuses: number[] = [];
    for (const email of attempts) statuses.push((await signIn(guesser, email)).status);
    expect(statuses.slice(0, 100)).toEqual(Array(100).fill(401));
    expect(statuses.at(-1)).toBe(429);
  });

  it('gains nothing from a forwarded address that nobody vouches for', async () => {
    const { email } = await crm.agent();
    const guesser = crm.browser('198.51.100.8');
    const answers: number[] = [];
    for (let n = 0; n < 11; n += 1) {
      const body = { email, password: `guess number ${n}` };
      const headers = { 'x-forwarded-for': `203.0.113.${n}` };
      answers.push((await guesser.post('/api/session', body, headers)).status);
    }
    expect(answers.at(-1)).toBe(429);
  });

  it('is told apart by the forwarded address where a proxy of ours vouches for it', async () => {
    const proxied = await startTestCrmApi({ trustedProxies: ['10.0.0.0/8'] });
    try {
      const { email } = await proxied.agent();
      const proxy = proxied.browser('10.1.2.3');
      const from = (address: string, password: string) =>
        proxy.post('/api/session', { email, password }, { 'x-forwarded-for': address });
      for (let n = 0; n < 11; n += 1) await from('203.0.113.1', `guess number ${n}`);
      expect((await from('203.0.113.1', agentPassword)).status).toBe(429);
      expect((await from('203.0.113.2', agentPassword)).status).toBe(200);
    } finally {
      await proxied.stop();
    }
  });

  it('is stopped when it uses the question before an account is deleted', async () => {
    const agent = await crm.agent();
    const statuses: number[] = [];
    for (let n = 0; n < 11; n += 1) {
      const body = { password: `guess number ${n}` };
      statuses.push((await agent.delete('/api/account', { body })).status);
    }
    expect(statuses.slice(0, 10)).toEqual(Array(10).fill(403));
    expect(statuses.at(-1)).toBe(429);
  });
});

describe('what has expired', () => {
  it('is forgotten by the upkeep', async () => {
    const agent = await crm.agent();
    await guess(crm.browser('198.51.100.9'), agent.email, 1);
    await endWindows();
    await crm.rows('update crm.session set expires_at = now()');
    await crm.app.get(AccountsUpkeep).run();
    expect(await crm.rows('select from crm.sign_in_throttle')).toEqual([]);
    expect(await crm.rows('select from crm.session')).toEqual([]);
  });
});
