import { createServer } from 'node:net';
import { codeOf } from '../start.fault.js';

/** Why a port cannot be listened on; `free` where it can. */
export type PortState = 'free' | 'in_use' | 'forbidden' | 'no_such_address';

const states: ReadonlyMap<string | undefined, PortState> = new Map([
  ['EADDRINUSE', 'in_use'],
  ['EACCES', 'forbidden'],
  ['EADDRNOTAVAIL', 'no_such_address'],
  ['EAFNOSUPPORT', 'no_such_address'],
  ['ENOTFOUND', 'no_such_address'],
]);

/**
 * Tries it: listens for a moment.
 *
 * @param host where the service will listen
 */
export async function probePort(port: number, host: string): Promise<PortState> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error) => {
      const state = states.get(codeOf(error));
      if (state === undefined) reject(error);
      else resolve(state);
    });
    server.listen({ port, host }, () => server.close(() => resolve('free')));
  });
}
