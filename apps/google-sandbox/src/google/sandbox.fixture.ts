import { createHash, randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { auth, calendar, type calendar_v3 } from 'googleapis/build/src/apis/calendar/index.js';
import { buildSandbox, type SandboxOptions } from '../sandbox.app.js';

type OAuth2Client = InstanceType<typeof auth.OAuth2>;

export const eventsScope = 'https://www.googleapis.com/auth/calendar.events';
export const redirectUri = 'http://127.0.0.1:9/callback';
const client = { clientId: 'client.apps.googleusercontent.com', clientSecret: 'secret' };

const startOfTime = Date.parse('2026-05-01T12:00:00.250Z');

/** What Google said no with. */
export interface Refusal {
  readonly status: number;
  readonly reason: string | undefined;
  readonly message: string | undefined;
  readonly body: unknown;
  readonly headers: Headers;
}

/** A sandbox on a loopback port, and Google's real client pointed at it. */
export class SandboxFixture {
  /** The sandbox's time in milliseconds; a test moves it. */
  time = startOfTime;
  /** Delays that were asked for; none of them takes time. */
  readonly slept: number[] = [];
  readonly app: FastifyInstance;
  origin = '';

  constructor(options: Partial<SandboxOptions> = {}) {
    this.app = buildSandbox({
      ...client,
      clock: { now: () => this.time },
      sleep: (milliseconds) => {
        this.slept.push(milliseconds);
        return Promise.resolve();
      },
      ...options,
    });
  }

  async start(): Promise<void> {
    await this.app.listen({ host: '127.0.0.1', port: 0 });
    const { port } = this.app.server.address() as AddressInfo;
    this.origin = `http://127.0.0.1:${port}`;
  }

  /** As after `start`: between two tests. */
  async reset(): Promise<void> {
    this.time = startOfTime;
    this.slept.length = 0;
    await this.control('POST', '/sandbox/reset');
  }

  async stop(): Promise<void> {
    await this.app.close();
  }

  oauthClient(): OAuth2Client {
    return new auth.OAuth2({
      ...client,
      redirectUri,
      endpoints: {
        oauth2AuthBaseUrl: `${this.origin}/o/oauth2/v2/auth`,
        oauth2TokenUrl: `${this.origin}/token`,
        oauth2RevokeUrl: `${this.origin}/revoke`,
      },
    });
  }

  calendarOf(client: OAuth2Client): calendar_v3.Calendar {
    return calendar({
      version: 'v3',
      auth: client,
      rootUrl: `${this.origin}/`,
      retryConfig: { retry: 0, noResponseRetries: 0 },
    });
  }

  /** A client for an account that has granted access, without the consent page. */
  async connect(email: string, scopes: readonly string[] = [eventsScope]) {
    const granted = await this.control('POST', `/sandbox/accounts/${email}/grants`, { scopes });
    const oauth = this.oauthClient();
    // Without an expiry the client would refresh and resend whatever is refused with 403.
    oauth.setCredentials({ ...(granted.body as object), expiry_date: Date.now() + 3_599_000 });
    return { oauth, calendar: this.calendarOf(oauth) };
  }

  /** Any call as plain HTTP; the answer's JSON, or its text. Follows no redirect. */
  async call(path: string, init: RequestInit = {}) {
    const answer = await fetch(`${this.origin}${path}`, { redirect: 'manual', ...init });
    const text = await answer.text();
    const isJson = answer.headers.get('content-type')?.startsWith('application/json');
    const body: unknown = isJson ? JSON.parse(text) : text;
    return { status: answer.status, headers: answer.headers, body };
  }

  control(method: string, path: string, body?: unknown) {
    return this.call(path, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  }

  form(path: string, fields: Readonly<Record<string, string>>) {
    return this.call(path, { method: 'POST', body: new URLSearchParams(fields) });
  }

  /** The authorisation URL's path and query, as the product would build it. */
  authorizePath(changes: Readonly<Record<string, string | undefined>> = {}): string {
    const fields = {
      client_id: client.clientId,
      redirect_uri: redirectUri,
      response_type: 'code',
      scope: eventsScope,
      state: 'state-1',
      access_type: 'offline',
      prompt: 'consent',
      ...changes,
    };
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries(fields)) {
      if (value !== undefined) query.set(name, value);
    }
    return `/o/oauth2/v2/auth?${query.toString()}`;
  }

  /** Consents in advance, authorises, and returns the query of the redirect. */
  async authorize(
    changes: Readonly<Record<string, string | undefined>> = {},
    consent: object = { email: 'ana@example.com', decision: 'allow' },
  ): Promise<URLSearchParams> {
    await this.control('POST', '/sandbox/consent', consent);
    const answer = await this.call(this.authorizePath(changes));
    return new URL(answer.headers.get('location') ?? '').searchParams;
  }

  /** The form fields of a code exchange. */
  exchangeFields(code: string | null, changes: Readonly<Record<string, string>> = {}) {
    return {
      grant_type: 'authorization_code',
      code: code ?? '',
      client_id: client.clientId,
      client_secret: client.clientSecret,
      redirect_uri: redirectUri,
      ...changes,
    };
  }
}

/** What a call of Google's client was refused with. */
export async function refusalOf(call: Promise<unknown>): Promise<Refusal> {
  try {
    await call;
  } catch (error) {
    return describe(error);
  }
  throw new Error('the call was not refused');
}

interface FailedCall {
  readonly response?: {
    readonly status: number;
    readonly data: unknown;
    readonly headers: Headers;
  };
}

interface GoogleBody {
  readonly error?: {
    readonly message?: string;
    readonly errors?: readonly { readonly reason?: string }[];
  };
}

function describe(error: unknown): Refusal {
  const { response } = error as FailedCall;
  if (response === undefined) throw error;
  const body = response.data as GoogleBody;
  return {
    status: response.status,
    reason: body.error?.errors?.[0]?.reason,
    message: body.error?.message,
    body: response.data,
    headers: response.headers,
  };
}

export function pkcePair(): { readonly verifier: string; readonly challenge: string } {
  const verifier = randomBytes(32).toString('base64url');
  return { verifier, challenge: createHash('sha256').update(verifier).digest('base64url') };
}
