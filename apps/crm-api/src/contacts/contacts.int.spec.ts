import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { startTestCrmApi, type TestAgent, type TestCrmApi } from '#test/crm-api/crm-api.harness.js';

let crm: TestCrmApi;
let agent: TestAgent;
beforeAll(async () => {
  crm = await startTestCrmApi();
  agent = await crm.agent();
});
afterAll(() => crm.stop());

const jordan = {
  name: 'Jordan Client',
  email: 'jordan@example.com',
  phone: '+1 555 0100',
  notes: 'Prefers mornings.\nHas a dog.',
};

async function contact(fields: object = jordan): Promise<string> {
  const answer = await agent.post('/api/contacts', fields);
  expect(answer.status).toBe(201);
  return `/api/contacts/${String(answer.body['id'])}`;
}

const versionOf = async (path: string): Promise<string | undefined> => {
  const [row] = await crm.rows<{ xmin: string }>('select xmin from crm.contact where id = $1', [
    path.split('/').at(-1),
  ]);
  return row?.xmin;
};

describe('a contact', () => {
  it('is what was said of it', async () => {
    const answer = await agent.post('/api/contacts', jordan);
    expect(answer.body).toEqual({
      ...jordan,
      id: expect.stringMatching(/^[\da-f-]{36}$/),
      createdAt: expect.stringMatching(/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/),
      updatedAt: answer.body['createdAt'],
    });
    const read = await agent.get(`/api/contacts/${String(answer.body['id'])}`);
    expect(read).toMatchObject({ status: 200, body: answer.body });
  });

  it('needs a name and nothing else', async () => {
    const answer = await agent.get(await contact({ name: 'Sam' }));
    expect(answer.body).toMatchObject({ name: 'Sam', email: null, phone: null, notes: null });
  });

  it.each([
    ['no name', {}, ['name']],
    ['an empty name', { name: ' ' }, ['name']],
    ['a name that is too long', { name: 'x'.repeat(201) }, ['name']],
    ['an unknown field', { name: 'A', agentId: randomUUID() }, ['agentId']],
    ['a NUL', { name: 'A', notes: 'a\0b' }, ['notes']],
    ['half a surrogate pair', { name: 'A', notes: '\udc00' }, ['notes']],
    ['several faults', { name: 7, email: 'x', phone: [] }, ['name', 'email', 'phone']],
  ])('is refused with %s, every bad field named', async (_what, body, fields) => {
    const answer = await agent.post('/api/contacts', body);
    expect(answer).toMatchObject({ status: 400, body: { code: 'validation_failed' } });
    const errors = answer.body['errors'] as { field: string }[];
    expect(errors.map(({ field }) => field).toSorted()).toEqual(fields.toSorted());
  });
});

describe('changing a contact', () => {
  it('merges, and clears with null', async () => {
    const path = await contact();
    const answer = await agent.patch(path, { name: 'Jordan C.', phone: null });
    expect(answer).toMatchObject({
      status: 200,
      body: { ...jordan, name: 'Jordan C.', phone: null },
    });
    expect((await agent.get(path)).body).toEqual(answer.body);
    expect(answer.body['updatedAt']).not.toBe(answer.body['createdAt']);
  });

  it('writes nothing where it changes nothing', async () => {
    const path = await contact();
    const before = await versionOf(path);
    for (const body of [{}, jordan, { name: ' Jordan Client ' }]) {
      expect((await agent.patch(path, body)).status).toBe(200);
    }
    expect(await versionOf(path)).toBe(before);
  });

  it('takes no name away', async () => {
    const answer = await agent.patch(await contact(), { name: null });
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ field: 'name' }] } });
  });
});

describe('deleting a contact', () => {
  it('is done once', async () => {
    const path = await contact();
    expect((await agent.delete(path)).status).toBe(204);
    expect((await agent.get(path)).status).toBe(404);
    expect((await agent.delete(path)).status).toBe(404);
  });
});

describe("somebody else's contact", () => {
  it.each(['GET', 'PATCH', 'DELETE'] as const)('does not exist for %s', async (method) => {
    const path = await contact();
    const stranger = await crm.agent();
    const body = method === 'PATCH' ? { body: { name: 'Mine' } } : {};
    const answer = await stranger.send(method, path, body);
    expect(answer).toMatchObject({ status: 404, body: { code: 'not_found' } });
    expect((await agent.get(path)).body).toMatchObject(jordan);
  });

  it('looks like one that never was, and like no id at all', async () => {
    const stranger = await crm.agent();
    const details = async (path: string) => {
      const { status, body } = await stranger.get(path);
      return { status, body: { ...body, instance: '' } };
    };
    const foreign = await details(await contact());
    expect(await details(`/api/contacts/${randomUUID()}`)).toEqual(foreign);
    expect(await details('/api/contacts/7')).toEqual(foreign);
    expect(await details('/api/contacts/%00')).toEqual(foreign);
  });
});
