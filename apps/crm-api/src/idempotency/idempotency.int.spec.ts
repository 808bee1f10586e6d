import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { appointmentBody, createContact } from '#test/appointments/appointment.factory.js';
import type { Answer } from '#test/crm-api/browser.js';
import { startTestCrmApi, type TestAgent, type TestCrmApi } from '#test/crm-api/crm-api.harness.js';

let crm: TestCrmApi;
let agent: TestAgent;
let other: TestAgent;
beforeAll(async () => {
  crm = await startTestCrmApi();
  [agent, other] = [await crm.agent(), await crm.agent()];
});
afterAll(() => crm.stop());

const bodies = {
  '/api/contacts': () => Promise.resolve({ name: 'Jordan Client' }),
  '/api/appointments': async (who: TestAgent) => appointmentBody(await createContact(who)),
} as const;

describe.each(['/api/contacts', '/api/appointments'] as const)('what is made at %s', (path) => {
  const make = async (who: TestAgent, key: string): Promise<Answer> =>
    who.post(path, await bodies[path](who), { 'idempotency-key': key });
  const count = async (who: TestAgent): Promise<number> =>
    ((await who.get(`${path}?limit=100`)).body['items'] as unknown[]).length;

  it('is made once for each key, and the repetition is answered like the first', async () => {
    const key = randomUUID();
    const first = await make(agent, key);
    const body = { ...(await bodies[path](agent)), notes: 'Something else' };
    const before = await count(agent);
    const second = await agent.post(path, body, { 'idempotency-key': key });
    expect([first.status, second.status]).toEqual([201, 200]);
    expect(second.body).toEqual(first.body);
    expect(second.headers['location']).toBe(first.headers['location']);
    expect(await count(agent)).toBe(before);
  });

  it('is made once, though it is asked for many times at once', async () => {
    const key = randomUUID();
    const body = await bodies[path](agent);
    const before = await count(agent);
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => agent.post(path, body, { 'idempotency-key': key })),
    );
    const made = answers.filter(({ status }) => status === 201);
    const found = answers.filter(({ status }) => status === 200);
    expect([made.length, found.length]).toEqual([1, 7]);
    expect(new Set(answers.map((answer) => answer.body['id'])).size).toBe(1);
    expect(await count(agent)).toBe(before + 1);
  });

  it('is made again after it was deleted', async () => {
    const key = randomUUID();
    const first = await make(agent, key);
    await agent.delete(`${path}/${String(first.body['id'])}`);
    const second = await make(agent, key);
    expect(second.status).toBe(201);
    expect(second.body['id']).not.toBe(first.body['id']);
  });

  it('is another thing for somebody else', async () => {
    const key = randomUUID();
    const mine = await make(agent, key);
    const theirs = await make(other, key);
    expect(theirs.status).toBe(201);
    expect(theirs.body['id']).not.toBe(mine.body['id']);
  });

  it.each(['', 'two words', 'ü', 'x'.repeat(101)])('is refused under the key %j', async (key) => {
    const answer = await make(agent, key);
    expect(answer).toMatchObject({ status: 400, body: { code: 'validation_failed' } });
    expect(answer.body['errors']).toEqual([
      { field: 'Idempotency-Key', message: expect.stringMatching(/1 to 100 visible/) },
    ]);
  });
});

it('writes an appointment that was made before to no outbox', async () => {
  const key = { 'idempotency-key': randomUUID() };
  const body = appointmentBody(await createContact(agent));
  const { body: made } = await agent.post('/api/appointments', body, key);
  await agent.post('/api/appointments', { ...body, title: 'Another' }, key);
  const changes = await crm.rows('select 1 from outbox.change where appointment_id = $1', [
    made['id'],
  ]);
  expect(changes).toHaveLength(1);
});
