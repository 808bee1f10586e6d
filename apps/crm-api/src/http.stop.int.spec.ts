import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { closeHttpApp, listen, ListenError } from '#shared/http/index.js';
import { startTestCrmApi, type TestCrmApi } from '#test/crm-api/crm-api.harness.js';
import { eventually } from '#test/eventually.js';

let crm: TestCrmApi;
beforeEach(async () => {
  crm = await startTestCrmApi();
});
afterEach(() => crm.stop());

const anyPort = { host: '127.0.0.1', port: 0, variable: 'CRM_API_PORT' };

function portOf(api: TestCrmApi): number {
  const address = api.app.getHttpServer().address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

async function connectionsOf(api: TestCrmApi): Promise<number> {
  const server = api.app.getHttpServer();
  return promisify(server.getConnections.bind(server))();
}

describe('a service that stops', () => {
  it('answers what it was asked before, and takes nothing more', async () => {
    await listen(crm.app, anyPort);
    const url = `http://127.0.0.1:${portOf(crm)}/api/accounts`;
    // The request waits for this lock, so it is in flight for as long as we want.
    const blocker = crm.dataSource.createQueryRunner();
    await blocker.startTransaction();
    await blocker.query('lock table crm.session in share mode');
    const inFlight = fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'A', email: 'a@example.com', password: 'four plain words' }),
    });
    await eventually(async () => {
      const waiting = await crm.rows(`select from pg_locks where not granted`);
      expect(waiting).not.toHaveLength(0);
    });

    const closing = closeHttpApp(crm.app);
    await eventually(() => {
      expect(crm.app.getHttpServer().listening).toBe(false);
    });
    await expect(fetch(url)).rejects.toThrow('fetch failed');
    await blocker.commitTransaction();
    await blocker.release();
    expect((await inFlight).status).toBe(201);
    await closing;
  });

  it('still serves what comes in on a connection that is open, and closes that after it', async () => {
    await listen(crm.app, anyPort);
    const socket = connect(portOf(crm), '127.0.0.1');
    const received = text(socket);
    const request = 'GET /api/openapi.json HTTP/1.1\r\nHost: localhost\r\n';
    // A request that is not all there keeps its connection open.
    socket.write(request);
    await eventually(async () => {
      expect(await connectionsOf(crm)).toBe(1);
    });
    const closing = closeHttpApp(crm.app);
    await eventually(async () => {
      expect(crm.app.getHttpServer().listening).toBe(false);
    });
    socket.write('\r\n');
    const answer = await received;
    expect(answer).toContain('HTTP/1.1 200 OK');
    expect(answer.toLowerCase()).toContain('connection: close');
    await closing;
  });
});

describe('a service that starts', () => {
  it('says in one sentence that its port is taken', async () => {
    await listen(crm.app, anyPort);
    const port = portOf(crm);
    const second = await startTestCrmApi();
    try {
      const refusal = listen(second.app, { ...anyPort, port });
      await expect(refusal).rejects.toThrow(ListenError);
      await expect(refusal).rejects.toThrow(
        `port ${port} is taken: stop the program that listens there, or set CRM_API_PORT`,
      );
      expect(second.logLines.filter((line) => line.includes('EADDRINUSE'))).toEqual([]);
    } finally {
      await second.stop();
    }
  });
});
