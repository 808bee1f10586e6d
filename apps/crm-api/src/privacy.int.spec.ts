import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestCrmApi, type TestCrmApi } from '#test/crm-api/crm-api.harness.js';

let crm: TestCrmApi;
beforeAll(async () => {
  crm = await startTestCrmApi();
});
afterAll(() => crm.stop());

const password = 'hidden words of somebody';
const secrets = [
  password,
  'Zebedee',
  'zebedee@',
  'Quillfeather',
  'quillfeather@',
  '555-0199',
  'allergic to marzipan',
];

/** A day of work, with its mistakes, over every route of accounts and contacts. */
async function work(): Promise<void> {
  const browser = crm.browser();
  const account = { name: 'Zebedee Agent', email: 'zebedee@example.com', password };
  const client = {
    name: 'Quillfeather',
    email: 'quillfeather@example.com',
    phone: '555-0199',
    notes: 'allergic to marzipan',
  };
  await browser.post('/api/accounts', account);
  await browser.post('/api/accounts', account);
  await browser.post('/api/accounts', { ...account, [client.name]: password });
  await browser.post('/api/session', { email: account.email, password: `${password} wrong` });
  await browser.post('/api/session', { email: account.email, password });
  const contact = await browser.post('/api/contacts', client);
  const path = `/api/contacts/${String(contact.body['id'])}`;
  await browser.get('/api/contacts?q=Quillfeather');
  await browser.get('/api/contacts/Quillfeather');
  await browser.get('/Quillfeather?Zebedee');
  await browser.patch(path, { notes: `${client.notes}\0` });
  await browser.post('/api/contacts', `{"name": "Quillfeather", `);
  await crm.rows('revoke select on crm.contact from crm_api');
  await browser.patch(path, { name: 'Quillfeather the Elder' });
  await browser.get('/api/contacts?q=Quillfeather');
  await crm.rows('grant select on crm.contact to crm_api');
  await browser.delete('/api/account', { body: { password: `${password} wrong` } });
  await browser.delete('/api/account', { body: { password } });
}

describe('the log at its most talkative', () => {
  it('holds no password, no cookie and nothing of anybody', async () => {
    await work();
    const log = crm.logLines.join('');
    expect(crm.logLines.filter((line) => line.includes('"answered"')).length).toBeGreaterThan(14);
    expect(log).toContain('a request failed');
    for (const secret of [...secrets, 'alt_session=']) expect(log).not.toContain(secret);
  });

  it('and the metrics neither', async () => {
    const { text } = await crm.browser().get('/metrics');
    for (const secret of secrets) expect(text).not.toContain(secret);
  });
});
