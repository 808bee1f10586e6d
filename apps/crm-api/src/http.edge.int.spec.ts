import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { startTestCrmApi, type TestAgent, type TestCrmApi } from '#test/crm-api/crm-api.harness.js';

let crm: TestCrmApi;
let agent: TestAgent;
beforeAll(async () => {
  crm = await startTestCrmApi();
  agent = await crm.agent();
});
afterAll(() => crm.stop());

const safe = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
};

describe('a request that cannot be served', () => {
  it.each([
    ['malformed JSON', '{"name": "A"', {}, 400, 'malformed_json'],
    ['JSON that sets a prototype', '{"__proto__": {"a": 1}}', {}, 400, 'malformed_json'],
    ['JSON that is not there', '', {}, 400, 'validation_failed'],
    ['JSON that is no object', '[]', {}, 400, 'validation_failed'],
    ['a body that is too large', `"${'x'.repeat(1_100_000)}"`, {}, 413, 'body_too_large'],
    [
      'a form',
      'name=A',
      { 'content-type': 'application/x-www-form-urlencoded' },
      415,
      'unsupported_media_type',
    ],
    ['plain text', '{"name":"A"}', { 'content-type': 'text/plain' }, 415, 'unsupported_media_type'],
  ])('because of %s is told so as a problem', async (_what, body, headers, status, code) => {
    const answer = await agent.post('/api/contacts', body, headers);
    expect(answer).toMatchObject({ status, body: { status, code, instance: '/api/contacts' } });
    expect(answer.headers).toMatchObject({
      ...safe,
      'content-type': expect.stringMatching(/^application\/problem\+json/),
    });
  });

  it.each([
    ['an unknown address', '/api/nothing', 404, 'not_found'],
    ['an unknown page', '/nothing', 404, 'not_found'],
    ['an address with a slash too many', '/api/contacts/', 404, 'not_found'],
    ['an address that cannot be decoded', '/api/contacts/%zz', 400, 'malformed_request'],
    ['an endless address', `/api/contacts/${'x'.repeat(600)}`, 414, 'address_too_long'],
  ])('because of %s is told so as a problem', async (_what, path, status, code) => {
    const answer = await agent.get(path);
    expect(answer).toMatchObject({ status, body: { status, code, instance: path } });
    expect(answer.headers).toMatchObject(safe);
  });

  it('because of its method is told which ones there are', async () => {
    const answer = await agent.send('PUT', '/api/contacts');
    expect(answer).toMatchObject({ status: 405, body: { code: 'method_not_allowed' } });
    expect(answer.headers['allow']).toBe('GET, HEAD, POST');
  });

  it('because it is no HTTP is told so all the same', async () => {
    await crm.app.listen({ host: '127.0.0.1', port: 0 });
    const { port } = new URL(await crm.app.getUrl());
    const say = async (words: string): Promise<string> => {
      const socket = connect(Number(port), '127.0.0.1');
      await once(socket, 'connect');
      socket.write(`${words}\r\nhost: a\r\nconnection: close\r\n\r\n`);
      return text(socket);
    };
    const nonsense = await say('NONSENSE');
    expect(nonsense).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
    expect(nonsense).toContain('content-type: application/problem+json');
    expect(nonsense).toContain('"code":"malformed_request"');
    for (const target of ['*', 'http://elsewhere.example/api/contacts', '//']) {
      const answer = await say(`OPTIONS ${target} HTTP/1.1`);
      expect(answer).toMatch(/^HTTP\/1\.1 40[45]/);
      expect(answer.toLowerCase()).toContain('x-content-type-options: nosniff');
    }
  });
});

describe('a fault of ours', () => {
  it('is told as a trace id and nothing else, and logged under it', async () => {
    const contact = await agent.post('/api/contacts', { name: 'Jordan Client' });
    await crm.rows('revoke update on crm.contact from crm_api');
    const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
    const path = `/api/contacts/${String(contact.body['id'])}`;
    const traceparent = `00-${traceId}-00f067aa0ba902b7-01`;
    const answer = await agent.patch(path, { name: 'Someone Else' }, { traceparent });
    await crm.rows('grant update on crm.contact to crm_api');

    expect(answer).toMatchObject({ status: 500 });
    expect(answer.body).toEqual({
      type: 'urn:problem-type:alt:internal',
      title: 'Something went wrong on our side',
      status: 500,
      code: 'internal',
      instance: path,
      traceId,
    });
    const line = crm.logLines.find((one) => one.includes('a request failed')) ?? '{}';
    expect(JSON.parse(line)).toMatchObject({
      traceId,
      method: 'PATCH',
      route: '/api/contacts/:id',
    });
    expect(line).not.toContain('Someone Else');
  });
});

describe('an unsafe request', () => {
  it.each([
    'http://evil.example',
    'null',
    'http://localhost:3001',
    'https://localhost:3000',
    'http://127.0.0.1:3000',
  ])('from a page of %s is refused, with the address to open instead', async (origin) => {
    const answer = await agent.post('/api/contacts', { name: 'A' }, { origin });
    expect(answer).toMatchObject({
      status: 403,
      body: {
        code: 'foreign_origin',
        detail: expect.stringMatching(/^Open ALT at http:\/\/localhost:3000: /),
      },
    });
  });

  it('from our own page, or from no page at all, is served', async () => {
    const own = { origin: 'http://localhost:3000' };
    expect((await agent.post('/api/contacts', { name: 'A' }, own)).status).toBe(201);
    expect((await agent.post('/api/contacts', { name: 'A' })).status).toBe(201);
  });

  it('is not even looked at when it is foreign: signing in from elsewhere fails too', async () => {
    const body = { email: agent.email, password: 'four plain random words' };
    const answer = await crm
      .browser()
      .post('/api/session', body, { origin: 'http://evil.example' });
    expect(answer.status).toBe(403);
    expect(answer.headers['set-cookie']).toBeUndefined();
  });
});

describe('what operators ask', () => {
  it('is whether it lives and whether it is ready', async () => {
    const browser = crm.browser();
    expect((await browser.get('/health/live')).body).toEqual({ status: 'live' });
    const ready = { status: 'ready', checks: { database: 'ok' } };
    expect((await browser.get('/health/ready')).body).toEqual(ready);
  });

  it('is answered with "not ready" when the schema is not this release’s', async () => {
    await crm.rows(
      `insert into public.schema_migration (timestamp, name) values (9999999999999, 'FromTheFuture')`,
    );
    const answer = await crm.browser().get('/health/ready');
    await crm.rows(`delete from public.schema_migration where name = 'FromTheFuture'`);
    expect(answer).toMatchObject({
      status: 503,
      body: { code: 'not_ready', checks: { database: 'failing' } },
    });
  });

  it('is how long answers take, by route and never by id', async () => {
    const contact = await agent.post('/api/contacts', { name: 'A' });
    const id = String(contact.body['id']);
    await agent.get(`/api/contacts/${id}`);
    await agent.get(`/nowhere/${id}`);
    const metrics = (await crm.browser().get('/metrics')).text;
    expect(metrics).toMatch(
      /http_request_duration_seconds_count\{route="\/api\/contacts\/:id",method="GET",status="200"\} \d+/,
    );
    expect(metrics).toContain('route="unknown"');
    expect(metrics).not.toContain(id);
  });
});
