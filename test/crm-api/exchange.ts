import { type IncomingMessage, type OutgoingHttpHeaders, request } from 'node:http';
import { text } from 'node:stream/consumers';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

export type Method = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS';

/** A request as it goes out: nothing is added but what the protocol itself asks for. */
export interface Sent {
  readonly method: Method;
  /** With its query, escaped. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

export interface Received {
  readonly status: number;
  /** By their names in lower case. */
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

/** A way to crm-api and back. Redirects are not followed. */
export type Exchange = (sent: Sent) => Promise<Received>;

/** Into the application itself, without a socket. */
export function injectedInto(app: NestFastifyApplication, remoteAddress: string): Exchange {
  return async ({ method, path, headers, body }) => {
    const answer = await app.inject({
      method,
      url: path,
      remoteAddress,
      headers,
      ...(body === undefined ? {} : { payload: body }),
    });
    const { statusCode: status, payload } = answer;
    return { status, headers: inWords(answer.headers), text: payload };
  };
}

/** Here alone, a number may still be one. */
function inWords(headers: OutgoingHttpHeaders): Received['headers'] {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      typeof value === 'number' ? String(value) : value,
    ]),
  );
}

/** To a process of its own. Not by `fetch`, which refuses to send what a broken client would. */
export function overNetworkTo(address: string): Exchange {
  return async ({ method, path, headers, body }) => {
    const { promise, resolve, reject } = Promise.withResolvers<Received>();
    // Node sets no length by itself for GET and DELETE: their bodies would be read as requests.
    const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) };
    const options = { method, path, headers: { ...length, ...headers } };
    const outgoing = request(address, options, (answer) => {
      const { statusCode: status = 0 } = answer;
      textOf(answer).then(
        (read) => resolve({ status, headers: answer.headers, text: read }),
        reject,
      );
    });
    outgoing.on('error', reject).end(body);
    return promise;
  };
}

/** Of a stream of events, which has no end of its own, all up to the end of its first event. */
export async function textOf(answer: IncomingMessage): Promise<string> {
  if (answer.headers['content-type'] !== 'text/event-stream') return text(answer);
  let read = '';
  // Leaving the loop closes the connection.
  for await (const part of answer.setEncoding('utf8')) {
    read += String(part);
    if (/^data:.*\n\n/m.test(read)) break;
  }
  return read;
}
