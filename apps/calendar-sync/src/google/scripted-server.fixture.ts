import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Script = (request: IncomingMessage, response: ServerResponse) => void;

/** A server that does to each request what a test says: for answers no sandbox would give. */
export class ScriptedServer {
  readonly #server: Server;
  /** Requests that arrived, whole or not. */
  requests = 0;
  connections = 0;
  script: Script = (_request, response) => response.end();

  constructor() {
    this.#server = createServer((request, response) => {
      this.requests += 1;
      request.resume();
      request.on('end', () => this.script(request, response));
    });
    this.#server.on('connection', () => {
      this.connections += 1;
    });
  }

  /** @returns its origin */
  async start(port = 0): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(port, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

/** Answers with a status and a JSON body. */
export function answering(
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Script {
  return (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify(body));
  };
}
