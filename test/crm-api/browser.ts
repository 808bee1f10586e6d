import type { Exchange, Method, Received } from './exchange.js';

/** What a request may carry beside its method and path. */
export interface Sending {
  /** Sent as JSON, unless it is a string: that is sent as it is. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Answer extends Received {
  /** The parsed body; an empty object where there is none. */
  readonly body: Record<string, unknown>;
}

/** Somebody with a cookie jar. */
export class Browser {
  readonly cookies = new Map<string, string>();

  constructor(private readonly exchange: Exchange) {}

  async send(method: Method, path: string, { body, headers }: Sending = {}): Promise<Answer> {
    const answer = await this.exchange({
      method,
      path,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(this.cookies.size === 0 ? {} : { cookie: this.#cookieHeader() }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: asText(body) }),
    });
    for (const cookie of [answer.headers['set-cookie'] ?? []].flat()) this.#take(cookie);
    const isJson = String(answer.headers['content-type']).includes('json') && answer.text !== '';
    const parsed = isJson ? (JSON.parse(answer.text) as Record<string, unknown>) : {};
    return { ...answer, body: parsed };
  }

  readonly get = (path: string, sending?: Sending) => this.send('GET', path, sending);
  readonly post = (path: string, body?: unknown, headers?: Sending['headers']) =>
    this.send('POST', path, { body, ...(headers === undefined ? {} : { headers }) });
  readonly patch = (path: string, body?: unknown, headers?: Sending['headers']) =>
    this.send('PATCH', path, { body, ...(headers === undefined ? {} : { headers }) });
  readonly delete = (path: string, sending?: Sending) => this.send('DELETE', path, sending);

  #cookieHeader(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  #take(cookie: string): void {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
    if (/;\s*max-age=0(?:;|$)/i.test(cookie)) this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}

const asText = (body: unknown): string => (typeof body === 'string' ? body : JSON.stringify(body));
