import { once } from 'node:events';
import {
  createServer,
  type IncomingMessage,
  request as send,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { PassThrough } from 'node:stream';

/** A call as it arrived at Google's door, whatever became of it. */
export interface Arrival {
  readonly method: string;
  readonly path: string;
  /** On this process's monotonic clock. */
  readonly at: number;
}

/** What happens to a call instead of being passed on, or once Google's answer is there. */
export type Mishap = (
  response: ServerResponse,
  /** @param into gets the body of Google's answer; the caller's response by default */
  pass: (into?: PassThrough) => void,
  request: IncomingMessage,
) => void;

/** Google does what it was asked for; its answer is read to the end, and this one sent instead. */
export const afterwards =
  (answer: (response: ServerResponse) => void): Mishap =>
  (response, pass) => {
    const unanswered = new PassThrough();
    unanswered.resume().on('end', () => answer(response));
    pass(unanswered);
  };

/**
 * Stands between the services and Google: records each call at the moment at which it arrives, and
 * lets a test do to it what no sandbox would.
 */
export class GoogleDoor {
  readonly arrivals: Arrival[] = [];
  #mishap: Mishap | undefined;
  #server: Server | undefined;
  #port = 0;

  constructor(private readonly google: string) {}

  get address(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** Opens at the port it had before, if it had one. */
  async open(): Promise<void> {
    this.#server = createServer((request, response) => this.#receive(request, response));
    this.#server.listen(this.#port, '127.0.0.1');
    await once(this.#server, 'listening');
    this.#port = (this.#server.address() as AddressInfo).port;
  }

  /** From now on connections are refused. */
  async close(): Promise<void> {
    const server = this.#server;
    if (server === undefined) return;
    this.#server = undefined;
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  }

  /** For all calls until the next `behave`. */
  misbehave(mishap: Mishap): void {
    this.#mishap = mishap;
  }

  behave(): void {
    this.#mishap = undefined;
  }

  /** Calls that wrote, or tried to write, an event. */
  get writes(): readonly Arrival[] {
    return this.arrivals.filter(
      ({ method, path }) => method !== 'GET' && path.startsWith('/calendar/'),
    );
  }

  #receive(request: IncomingMessage, response: ServerResponse): void {
    const { method = '', url: path = '' } = request;
    this.arrivals.push({ method, path, at: performance.now() });
    const pass = (into?: PassThrough): void => this.#pass(request, response, into);
    if (this.#mishap === undefined) pass();
    else this.#mishap(response, pass, request);
  }

  #pass(request: IncomingMessage, response: ServerResponse, into?: PassThrough): void {
    const { method, headers, url = '' } = request;
    const onward = send(this.google + url, { method, headers }, (answer) => {
      if (into === undefined) response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(into ?? response);
    });
    // A call that Google leaves unanswered ends with its caller; one that it cuts is cut.
    onward.on('error', () => response.destroy());
    response.on('close', () => onward.destroy());
    request.pipe(onward);
  }
}
