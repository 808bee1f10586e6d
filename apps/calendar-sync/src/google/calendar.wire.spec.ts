import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { CalendarGateway } from './calendar.gateway.js';
import type { EventBody } from './google.event.js';
import { settingsFor } from './google.fixture.js';
import { answering, ScriptedServer, type Script } from './scripted-server.fixture.js';

const event: EventBody = {
  id: 'alt0123456789abcdef0123456789abcdefg0',
  status: 'confirmed',
  summary: 'Property tour',
  start: { date: '2026-06-01' },
  end: { date: '2026-06-02' },
  extendedProperties: { private: {} },
  reminders: { useDefault: true },
};
const answered = { id: event.id, etag: '"1"', status: 'confirmed' };

describe('what the calendar gateway puts on the wire', () => {
  let server: ScriptedServer;
  let gateway: CalendarGateway;
  let abort: AbortController;

  const open = (origin: string, callTimeoutMs = 5_000) =>
    new CalendarGateway({ ...settingsFor(origin), callTimeoutMs });
  let origin: string;

  beforeEach(async () => {
    server = new ScriptedServer();
    origin = await server.start();
    gateway = open(origin);
    abort = new AbortController();
  });
  afterEach(() => server.stop());

  const calls = {
    insert: () => gateway.insert('token', event, abort.signal),
    get: () => gateway.get('token', event.id, abort.signal),
    update: () => gateway.update('token', event, { ifMatch: '"1"' }, abort.signal),
    delete: () => gateway.delete('token', event.id, { ifMatch: '"1"' }, abort.signal),
  };
  const names = ['insert', 'get', 'update', 'delete'] as const;

  const refusal = (status: number): Script =>
    answering(
      status,
      { error: { code: status, message: 'm', errors: [{ reason: 'r', message: 'm' }] } },
      { 'retry-after': '0', 'www-authenticate': 'Bearer realm="x"', location: `${origin}/moved` },
    );

  it.each(
    names.flatMap((name) =>
      [302, 304, 307, 400, 401, 403, 404, 408, 409, 410, 412, 429, 500, 502, 503, 504].map(
        (status) => [name, status] as const,
      ),
    ),
  )('%s is sent once where the answer is %i', async (name, status) => {
    server.script = refusal(status);
    await expect(calls[name]()).rejects.toMatchObject({ name: 'GoogleError', status });
    expect(server.requests).toBe(1);
  });

  it.each(names)('%s is sent once where the connection breaks', async (name) => {
    server.script = (request) => request.socket.resetAndDestroy();
    await expect(calls[name]()).rejects.toMatchObject({
      kind: 'transient',
      code: 'google_unreachable',
      reason: 'ECONNRESET',
    });
    expect(server.requests).toBe(1);
  });

  it('a broken answer is no answer', async () => {
    server.script = (request, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' });
      response.write('{"id":', () => request.socket.destroy());
    };
    await expect(calls.insert()).rejects.toMatchObject({ code: 'google_unreachable' });
  });

  it('nobody listening is transient', async () => {
    await server.stop();
    await expect(calls.insert()).rejects.toMatchObject({
      kind: 'transient',
      reason: 'ECONNREFUSED',
    });
    server = new ScriptedServer();
    await server.start();
  });

  it.each<[string, Script]>([
    ['comes', () => undefined],
    [
      'ends',
      (_request, response) => {
        response.writeHead(200, { 'content-type': 'application/json' });
        response.write('{"id":');
      },
    ],
  ])('gives up on an answer that never %s', async (_what, script) => {
    server.script = script;
    gateway = open(origin, 20);
    await expect(calls.update()).rejects.toMatchObject({
      kind: 'transient',
      code: 'google_timeout',
    });
  });

  it('ends a call in flight when it is aborted', async () => {
    server.script = () => abort.abort();
    await expect(calls.update()).rejects.toMatchObject({
      kind: 'transient',
      code: 'google_aborted',
    });
  });

  it.each(names)('%s is not sent at all once aborted', async (name) => {
    abort.abort();
    await expect(calls[name]()).rejects.toMatchObject({ code: 'google_aborted' });
    expect(server.requests).toBe(0);
  });

  it.each(names)('%s is not sent at all once the lease is over', async (name) => {
    gateway = gateway.callsFor('agent', performance.now()) as CalendarGateway;
    await expect(calls[name]()).rejects.toMatchObject({ kind: 'transient', code: 'lease_over' });
    expect(server.requests).toBe(0);
  });

  it('goes through connections that are used again', async () => {
    server.script = answering(200, answered);
    for (let round = 0; round < 20; round += 1) await calls.update();
    expect(server.requests).toBe(20);
    // A second one is opened where the first is still being put back.
    expect(server.connections).toBeLessThanOrEqual(2);
  });

  it('carries the token, the condition and a JSON body, and no key of another kind', async () => {
    let headers: NodeJS.Dict<string | string[]> = {};
    server.script = (request, response) => {
      headers = request.headers;
      answering(200, answered)(request, response);
    };
    await calls.update();
    expect(headers).toMatchObject({
      authorization: 'Bearer token',
      'if-match': '"1"',
      'content-type': 'application/json',
    });
    expect(headers['x-goog-api-key']).toBeUndefined();
  });
});
