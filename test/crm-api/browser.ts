import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** What a request may carry beside its method and path. */
export interface Sending {
  /** Sent as JSON, unless it is a string: that is sent as it is. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
  /** The parsed body; an empty object where there is none. */
  readonly body: Record<string, unknown>;
}

type Method = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS';

/** Somebody with a cookie jar, at one address. */
export class Browser {
  readonly cookies = new Map<string, string>();

  constructor(
    private readonly app: NestFastifyApplication,
    readonly address = '192.0.2.1',
  ) {}

  async send(method: Method, path: string, { body, headers }: Sending = {}): Promise<Answer> {
    const isJson = body !== undefined;
    const answer = await this.app.inject({
      method,
      url: path,
      remoteAddress: this.address,
      headers: { ...(isJson ? { 'content-type': 'application/json' } : {}), ...headers },
      cookies: Object.fromEntries(this.cookies),
      ...(isJson ? { payload: typeof body === 'string' ? body : JSON.stringify(body) } : {}),
    });
    for (const { name, value, maxAge, expires } of answer.cookies) {
      const isGone = maxAge === 0 || (expires !== undefined && expires.getTime() <= 0);
      if (isGone) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    const isReadable = String(answer.headers['content-type']).includes('json');
    return {
      status: answer.statusCode,
      headers: answer.headers,
      text: answer.payload,
      body: isReadable ? (JSON.parse(answer.payload) as Record<string, unknown>) : {},
    };
  }

  readonly get = (path: string, sending?: Sending) => this.send('GET', path, sending);
  readonly post = (path: string, body?: unknown, headers?: Sending['headers']) =>
    this.send('POST', path, { body, ...(headers === undefined ? {} : { headers }) });
  readonly patch = (path: string, body?: unknown, headers?: Sending['headers']) =>
    this.send('PATCH', path, { body, ...(headers === undefined ? {} : { headers }) });
  readonly delete = (path: string, sending?: Sending) => this.send('DELETE', path, sending);
}
