import { randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { DataSource } from 'typeorm';
import { deriveRoleUrl, openDatabase, poolOf } from '#shared/database/index.js';
import type { GoogleSettings } from '../../apps/calendar-sync/src/google/google.config.js';
import { KeyRing } from '../../apps/calendar-sync/src/vault/key.ring.js';
import { TokenVault } from '../../apps/calendar-sync/src/vault/token.vault.js';
import { createSecretKey } from 'node:crypto';
import { buildSandbox } from '../../apps/google-sandbox/src/sandbox.app.js';
import { Backends } from './postgres.backend.js';
import type { World } from './world.js';

const origin = 'http://google.test';

/** What all runs share: connections that are costly to open, and a Google that is reset. */
export class Stage {
  readonly #dataSources = new Map<string, readonly [DataSource, DataSource]>();
  readonly backends = new Backends();
  readonly vault = new TokenVault(
    new KeyRing({ id: 'test', key: createSecretKey(randomBytes(32)) }),
  );
  /** The world of the run under way, by whose time the sandbox lives. */
  world: World | undefined;
  readonly sandbox: FastifyInstance;
  readonly google: GoogleSettings = {
    clientId: 'client.apps.googleusercontent.com',
    clientSecret: 'client-secret',
    authUrl: `${origin}/o/oauth2/v2/auth`,
    tokenUrl: `${origin}/token`,
    revokeUrl: `${origin}/revoke`,
    calendarRootUrl: `${origin}/`,
    callTimeoutMs: 8_000,
  };

  constructor(readonly ownerUrl: string) {
    const { clientId, clientSecret } = this.google;
    const clock = { now: () => Math.floor(this.world?.nowMs ?? 0) };
    this.sandbox = buildSandbox({ clientId, clientSecret, clock });
  }

  get crmUrl(): string {
    return deriveRoleUrl(this.ownerUrl, 'crm_api');
  }

  get syncUrl(): string {
    return deriveRoleUrl(this.ownerUrl, 'calendar_sync');
  }

  /** Two for each process: the refreshes have a pool of their own. */
  async dataSources(name: string, url: string): Promise<readonly [DataSource, DataSource]> {
    const known = this.#dataSources.get(name);
    if (known !== undefined) return known;
    const open = async (): Promise<DataSource> => {
      const dataSource = await openDatabase({ url, applicationName: name, poolSize: 1 });
      // Each start of the process exchanges its pool.
      await poolOf(dataSource).end();
      return dataSource;
    };
    const opened = [await open(), await open()] as const;
    this.#dataSources.set(name, opened);
    return opened;
  }

  async close(): Promise<void> {
    await this.sandbox.close();
    await this.backends.close();
  }
}
