import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestCrmApi, type TestCrmApi } from '#test/crm-api/crm-api.harness.js';
import { DemoAccounts } from './demo.accounts.js';
import { PasswordHasher } from './password.hasher.js';

let crm: TestCrmApi;
beforeAll(async () => {
  crm = await startTestCrmApi({ signUp: 'closed' });
});
afterAll(() => crm.stop());

const passwords = {
  agentPassword: 'agent words to try',
  operatorPassword: 'operator words to try',
};
const provide = (given = passwords) =>
  new DemoAccounts(crm.dataSource, new PasswordHasher()).provide(given);
const hashes = () =>
  crm.rows('select email_key, password_hash from crm.account order by email_key');

describe('the demo accounts', () => {
  it('are an agent and an operator who can sign in', async () => {
    expect(await provide()).toBe(2);
    const agent = await crm.browser().post('/api/session', {
      email: 'agent@example.com',
      password: passwords.agentPassword,
    });
    expect(agent.body).toMatchObject({ name: 'Alex Agent', role: 'agent' });
    const operator = await crm.browser().post('/api/session', {
      email: 'operator@example.com',
      password: passwords.operatorPassword,
    });
    expect(operator.body).toMatchObject({ name: 'Olivia Operator', role: 'ops' });
  });

  it('are left alone when they are right already', async () => {
    await provide();
    const before = await hashes();
    expect(await provide()).toBe(0);
    expect(await hashes()).toEqual(before);
  });

  it('get a new password and their role back, and keep their id', async () => {
    await provide();
    const [before] = await crm.rows(`select id from crm.account where role = 'ops'`);
    await crm.rows(`update crm.account set role = 'agent'`);
    expect(await provide({ ...passwords, operatorPassword: 'other words to try' })).toBe(1);
    const [after] = await crm.rows(`select id from crm.account where role = 'ops'`);
    expect(after).toEqual(before);
  });
});
