import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { calendarScope } from './google-oauth.gateway.js';
import type { GoogleSettings } from './google.config.js';

/** The client that a sandbox is built with. */
export const testClient = {
  clientId: 'client.apps.googleusercontent.com',
  clientSecret: 'GOCSPX-not-a-secret',
};

export interface GrantedTokens {
  readonly access_token: string;
  readonly refresh_token: string;
}

/** One call as the sandbox's journal has it. */
export interface JournalEntry {
  readonly method: string;
  readonly operation: string;
  readonly path: string;
  readonly status: number | null;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: Readonly<Record<string, unknown>>;
}

/** Anything that listens the way a sandbox does. A test passes it in: an app imports no other. */
export type SandboxApp = Pick<FastifyInstance, 'listen' | 'close' | 'server'>;

/** A sandbox on a loopback port, as the product's settings name it and as a test controls it. */
export class GoogleFixture {
  #origin = '';

  constructor(private readonly app: SandboxApp) {}

  async start(): Promise<void> {
    await this.app.listen({ host: '127.0.0.1', port: 0 });
    const { port } = this.app.server.address() as AddressInfo;
    this.#origin = `http://127.0.0.1:${port}`;
  }

  async stop(): Promise<void> {
    await this.app.close();
  }

  settings(changes: Partial<GoogleSettings> = {}): GoogleSettings {
    return { ...settingsFor(this.#origin), ...changes };
  }

  /** An account that granted access, without the consent page. */
  async grant(email: string, scopes: readonly string[] = [calendarScope]): Promise<GrantedTokens> {
    const granted = await this.control('POST', `accounts/${email}/grants`, { scopes });
    return granted as GrantedTokens;
  }

  /** Plans what the next matching calls are answered. */
  async fault(rule: object): Promise<void> {
    await this.control('POST', 'faults', rule);
  }

  async reset(): Promise<void> {
    await this.control('POST', 'reset');
  }

  /** Calls since the reset, oldest first. */
  async calls(): Promise<readonly JournalEntry[]> {
    const { items } = (await this.control('GET', 'requests')) as { items: JournalEntry[] };
    return items;
  }

  /** `insert 200`, `get 404`, …: what was asked and how it was answered. */
  async transcript(): Promise<readonly string[]> {
    return (await this.calls()).map(({ operation, status }) => `${operation} ${status}`);
  }

  /** @param path below `/sandbox/` */
  async control(method: string, path: string, body?: object): Promise<unknown> {
    const answer = await fetch(`${this.#origin}/sandbox/${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return text === '' ? null : JSON.parse(text);
  }
}

/** Settings for a Google at one address. */
export function settingsFor(origin: string): GoogleSettings {
  return {
    ...testClient,
    authUrl: `${origin}/o/oauth2/v2/auth`,
    tokenUrl: `${origin}/token`,
    revokeUrl: `${origin}/revoke`,
    calendarRootUrl: `${origin}/`,
    callTimeoutMs: 5_000,
  };
}
