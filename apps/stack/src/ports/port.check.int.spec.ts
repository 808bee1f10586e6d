import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { findFreePort } from './free-port.js';
import { claimPorts, type WantedPort } from './port.check.js';

const forever = new AbortController().signal;
const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function listen(host: string): Promise<number> {
  const port = await findFreePort();
  const server = createServer().listen({ port, host });
  servers.push(server);
  await once(server, 'listening');
  return port;
}

const wanted = (port: number, host = '127.0.0.1'): WantedPort => ({
  service: 'crm-api',
  variable: 'CRM_API_PORT',
  port,
  host,
});

describe('the ports', () => {
  it('are claimed as they are wanted when nobody listens on them', async () => {
    const port = await findFreePort();
    expect(await claimPorts([wanted(port)], 0, forever)).toEqual(new Map([['crm-api', port]]));
  });

  it('are chosen where any will do', async () => {
    const claimed = await claimPorts([wanted(0)], 0, forever);
    expect(claimed.get('crm-api')).toBeGreaterThan(0);
  });

  it.each([
    ['127.0.0.1', '127.0.0.1'],
    ['0.0.0.0', '127.0.0.1'],
    ['127.0.0.1', '0.0.0.0'],
  ])('wanted on %s are refused while another program listens on %s', async (host, other) => {
    const port = await listen(other);
    await expect(claimPorts([wanted(port, host)], 0, forever)).rejects.toMatchObject({
      code: 'port_unusable',
      message: expect.stringContaining(`Port ${port}, for crm-api,`),
    });
  });

  it('are all named when several are taken', async () => {
    const ports = [await listen('127.0.0.1'), await listen('127.0.0.1')];
    const refusal = claimPorts(
      ports.map((port) => wanted(port)),
      0,
      forever,
    );
    await expect(refusal).rejects.toThrow(
      new RegExp(ports.map((port) => `Port ${port}.*`).join('\n')),
    );
  });

  it('are waited for while a killed start is still ending', async () => {
    const port = await listen('127.0.0.1');
    const claim = claimPorts([wanted(port)], 60_000, forever);
    for (const server of servers.splice(0)) server.close();
    expect((await claim).get('crm-api')).toBe(port);
  });
});
