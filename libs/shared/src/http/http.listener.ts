import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** The address cannot be listened on; the message says which and what to do. */
export class ListenError extends Error {
  readonly code = 'listen';
}

/** Where to listen, and the variable that says so. */
export interface ListenAddress {
  readonly host: string;
  readonly port: number;
  /** Name of the variable with the port, for the message. */
  readonly variable: string;
}

/** @throws ListenError */
export async function listen(app: NestFastifyApplication, address: ListenAddress): Promise<void> {
  try {
    await app.init();
    // Not app.listen: that one logs the error in its own words before it throws it.
    const { host, port } = address;
    await app.getHttpAdapter().getInstance().listen({ host, port });
  } catch (error) {
    throw new ListenError(explain(error, address), { cause: error });
  }
}

function explain(error: unknown, { host, port, variable }: ListenAddress): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : '';
  if (code === 'EADDRINUSE') {
    return `port ${port} is taken: stop the program that listens there, or set ${variable}`;
  }
  if (code === 'EACCES') return `port ${port} may not be used by this user: set ${variable}`;
  return `${host} port ${port} cannot be listened on (${String(code)})`;
}

/** Requests in flight get this long; then their connections are cut. */
const gracePeriodMs = 5_000;

/**
 * Node closes the idle connections once, when the stop begins. One that becomes idle later, by
 * the answer to a request that was in flight, would keep the stop waiting for its keep-alive.
 */
const sweepEveryMs = 50;

/**
 * Stops accepting, lets requests in flight end, and runs the modules' shutdown hooks. Streams
 * that never end by themselves are cut after the grace period.
 */
export async function closeHttpApp(app: NestFastifyApplication): Promise<void> {
  const server = app.getHttpServer();
  const sweep = setInterval(() => server.closeIdleConnections(), sweepEveryMs);
  const cut = setTimeout(() => server.closeAllConnections(), gracePeriodMs);
  try {
    await app.close();
  } finally {
    clearInterval(sweep);
    clearTimeout(cut);
  }
}
