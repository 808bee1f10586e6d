import { chmod, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deriveRoleUrl, migrate } from '#shared/database/index.js';
import { RestartablePostgres } from '../../postgres/restartable.postgres.js';
import type { Addresses } from './fault.world.js';

/** A migrated PostgreSQL that a test may stop and start; what it has committed is on the disk. */
export class OwnPostgres {
  readonly #server: RestartablePostgres;

  private constructor(private readonly folder: string) {
    this.#server = new RestartablePostgres({
      checkout: process.cwd(),
      folder,
      clusterName: 'alt-fault',
      maxConnections: 40,
      signal: new AbortController().signal,
    });
  }

  static async start(): Promise<OwnPostgres> {
    const folder = await mkdtemp(join(tmpdir(), 'alt-postgres-'));
    // The server's user passes through, whoever that is; the data in it is closed to others.
    await chmod(folder, 0o711);
    const postgres = new OwnPostgres(folder);
    await postgres.start();
    await migrate(postgres.addresses.ownerUrl);
    return postgres;
  }

  get addresses(): Addresses {
    const { ownerUrl } = this.#server;
    return {
      ownerUrl,
      crmApiUrl: deriveRoleUrl(ownerUrl, 'crm_api'),
      calendarSyncUrl: deriveRoleUrl(ownerUrl, 'calendar_sync'),
    };
  }

  /** At the address it had before, if it had one. */
  async start(): Promise<void> {
    await this.#server.start();
  }

  /** `fast` ends the sessions and writes everything; `immediate` has to recover at the next start. */
  async stop(how: 'fast' | 'immediate'): Promise<void> {
    await this.#server.stop(how);
  }

  async remove(): Promise<void> {
    await this.#server.end();
    await RestartablePostgres.remove(this.folder);
  }
}
