import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { Client } from 'pg';
import { Registry } from 'prom-client';
import { databaseClock, openDatabase, poolOf, type SharedClock } from '#shared/database/index.js';
import { createHttpApp } from '#shared/http/index.js';
import { describeError } from '#shared/logging/index.js';
import { NewsTeller } from '#shared/news/index.js';
import {
  assembleConnections,
  type Connections,
  openRefreshDatabase,
} from '../../apps/calendar-sync/src/connections/connections.js';
import { ConnectionsModule } from '../../apps/calendar-sync/src/connections/connections.module.js';
import type { Applicant } from '../../apps/calendar-sync/src/connections/connect.attempts.js';
import type { ConnectOutcome } from '../../apps/calendar-sync/src/connections/connect.outcome.js';
import { GoogleOAuth } from '../../apps/calendar-sync/src/google/google-oauth.gateway.js';
import { TurnHolder } from '../../apps/calendar-sync/src/relay/turn.holder.js';
import { readKeyRing } from '../../apps/calendar-sync/src/vault/key.ring.js';
import { type SecretPurpose, TokenVault } from '../../apps/calendar-sync/src/vault/token.vault.js';
import { buildSandbox } from '../../apps/google-sandbox/src/sandbox.app.js';
import { createTestDatabase, type TestDatabase } from '../postgres/test-database.js';

const client = { clientId: 'client.apps.googleusercontent.com', clientSecret: 'client-secret' };
export const redirectUri = 'http://127.0.0.1:9/api/calendar-connection/callback';

/** How the browser came back from Google. */
export interface Return {
  readonly state: string;
  readonly code: string | undefined;
  readonly error: string | undefined;
}

/** One replica's connections; as many as a test wants. */
export interface Replica extends Connections {
  readonly clock: SharedClock;
  readonly oauth: GoogleOAuth;
  close(): Promise<void>;
}

export interface Served {
  stop(): Promise<void>;
}

/** Connections on a database of their own, and a Google beside them. */
export class ConnectionsHarness {
  /** Every log line so far, at debug, with nothing redacted. */
  readonly logLines: string[] = [];
  readonly #replicas: Replica[] = [];
  readonly #sandbox = buildSandbox(client);
  readonly #keys = `test:${randomBytes(32).toString('base64')}`;
  readonly #logger = pino(
    { level: 'debug', serializers: { err: describeError, error: describeError } },
    { write: (line: string) => void this.logLines.push(line) },
  );
  google = '';

  private constructor(
    readonly database: TestDatabase,
    /** As the database's owner: sees everything. */
    readonly owner: Client,
    private readonly ownsDatabase: boolean,
  ) {}

  /** @param shared a database that somebody else drops; else it gets one of its own */
  static async start(shared?: TestDatabase): Promise<ConnectionsHarness> {
    const database = shared ?? (await createTestDatabase());
    const owner = new Client({ connectionString: database.ownerUrl });
    await owner.connect();
    const harness = new ConnectionsHarness(database, owner, shared === undefined);
    await harness.#sandbox.listen({ host: '127.0.0.1', port: 0 });
    const { port } = harness.#sandbox.server.address() as AddressInfo;
    harness.google = `http://127.0.0.1:${port}`;
    return harness;
  }

  async stop(): Promise<void> {
    for (const replica of this.#replicas) await replica.close();
    await this.#sandbox.close();
    await this.owner.end();
    if (this.ownsDatabase) await this.database.drop();
  }

  /** @param keys instead of the keys that all replicas share */
  async replica(keys = this.#keys): Promise<Replica> {
    const { ring } = readKeyRing(keys);
    if (ring === undefined) throw new Error('no key ring');
    const url = this.database.calendarSyncUrl;
    const dataSource = await openDatabase({ url, applicationName: 'test', poolSize: 4 });
    const refreshDataSource = await openRefreshDatabase(url, 5_000);
    const news = new NewsTeller(poolOf(dataSource), this.#logger);
    const oauth = new GoogleOAuth({
      ...client,
      authUrl: `${this.google}/o/oauth2/v2/auth`,
      tokenUrl: `${this.google}/token`,
      revokeUrl: `${this.google}/revoke`,
      calendarRootUrl: `${this.google}/`,
      callTimeoutMs: 5_000,
    });
    const connections = assembleConnections({
      dataSource,
      refreshDataSource,
      logger: this.#logger,
      oauth,
      vault: new TokenVault(ring),
      turns: new TurnHolder(poolOf(dataSource), 15_000),
      news,
    });
    const replica: Replica = {
      ...connections,
      clock: databaseClock(poolOf(dataSource)),
      oauth,
      async close() {
        await connections.stop();
        await news.stop();
        await refreshDataSource.destroy();
        await dataSource.destroy();
      },
    };
    this.#replicas.push(replica);
    return replica;
  }

  /** The internal HTTP of a replica, as calendar-sync serves it. */
  async serve(replica: Replica, port: number, serviceSecret: string): Promise<Served> {
    const logger = this.#logger;
    const options = { serviceSecret, clock: replica.clock, logger };
    const app = await createHttpApp(ConnectionsModule.serving(replica, options), {
      logger,
      registry: new Registry(),
    });
    await app.listen({ host: '127.0.0.1', port });
    return { stop: () => app.close() };
  }

  agent(): Applicant {
    const token = randomBytes(32);
    return { agentId: randomUUID(), sessionHash: createHash('sha256').update(token).digest() };
  }

  /** Begins a connect, and lets the person in front of Google's page decide at once. */
  async consent(
    { connect }: Connections,
    applicant: Applicant,
    decision: object = { email: 'ana@example.com', decision: 'allow' },
  ): Promise<Return> {
    await this.control('POST', '/sandbox/consent', { once: true, ...decision });
    const url = await connect.authorize(applicant, redirectUri);
    const answer = await fetch(url, { redirect: 'manual' });
    const back = new URL(answer.headers.get('location') ?? '');
    return {
      state: back.searchParams.get('state') ?? '',
      code: back.searchParams.get('code') ?? undefined,
      error: back.searchParams.get('error') ?? undefined,
    };
  }

  /** The whole way, to a working connection. */
  async connected(replica: Connections, email = 'ana@example.com'): Promise<Applicant> {
    const applicant = this.agent();
    const outcome = await this.reconnect(replica, applicant, email);
    if (outcome !== 'connected') throw new Error(`not connected: ${outcome}`);
    return applicant;
  }

  async reconnect(
    replica: Connections,
    applicant: Applicant,
    email = 'ana@example.com',
  ): Promise<ConnectOutcome> {
    const back = await this.consent(replica, applicant, { email, decision: 'allow' });
    return replica.connect.complete(applicant, back);
  }

  /** As if the access token had run out. */
  async expireAccess(agentId: string): Promise<void> {
    await this.owner.query(
      `update calendar_sync.credential set access_expires_at = now() - interval '1 s'
       where agent_id = $1`,
      [agentId],
    );
  }

  async connection(agentId: string): Promise<Record<string, unknown> | undefined> {
    const { rows } = await this.owner.query<Record<string, unknown>>(
      `select state, reason, account, epoch,
              exists (select from calendar_sync.credential c where c.agent_id = $1) as credential
       from calendar_sync.connection where agent_id = $1`,
      [agentId],
    );
    return rows[0];
  }

  /** What is sealed in a column, as the replicas would read it. */
  opened(sealed: Buffer | undefined, agentId: string, purpose: SecretPurpose): string {
    const { ring } = readKeyRing(this.#keys);
    if (ring === undefined || sealed === undefined) throw new Error('nothing to open');
    return new TokenVault(ring).open(sealed, { agentId, purpose });
  }

  /** Calls of one kind since the last reset, oldest first. */
  async calls(operation: 'token' | 'revoke'): Promise<readonly { readonly status: number }[]> {
    const answer = await this.control('GET', `/sandbox/requests?operation=${operation}`);
    return (answer as { items: { status: number }[] }).items;
  }

  async control(method: string, path: string, body?: unknown): Promise<unknown> {
    const answer = await fetch(this.google + path, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  }
}
