import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { deriveRoleUrl, migrate } from '#shared/database/index.js';
import { type FolderLock, lockFolder } from '../../../apps/stack/src/local-state/folder.lock.js';
import {
  type EmbeddedPostgres,
  startEmbeddedPostgres,
} from '../../../apps/stack/src/postgres/embedded-postgres.js';
import { homeOutside } from '../../../apps/stack/src/postgres/placement.js';
import type { Addresses } from './fault.world.js';

/** A migrated PostgreSQL that a test may stop and start; what it has committed is on the disk. */
export class OwnPostgres {
  readonly #password = randomBytes(16).toString('base64url');
  readonly #lock: FolderLock;
  #running: EmbeddedPostgres | undefined;

  private constructor(private readonly folder: string) {
    this.#lock = lockFolder(folder);
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
    const ownerUrl = this.#running?.ownerUrl;
    if (ownerUrl === undefined) throw new Error('PostgreSQL was not started');
    return {
      ownerUrl,
      crmApiUrl: deriveRoleUrl(ownerUrl, 'crm_api'),
      calendarSyncUrl: deriveRoleUrl(ownerUrl, 'calendar_sync'),
    };
  }

  /** At the address it had before, if it had one. */
  async start(): Promise<void> {
    this.#running = await startEmbeddedPostgres({
      lock: this.#lock,
      dataPath: join(this.folder, 'postgres'),
      home: homeOutside(process.cwd()),
      nameOutside: basename(this.folder),
      clusterName: 'alt-fault',
      password: this.#password,
      passwordIsNew: false,
      port: this.#running?.port,
      settings: { max_connections: 40 },
      tell: () => undefined,
      signal: new AbortController().signal,
    });
  }

  /** `fast` ends the sessions and writes everything; `immediate` has to recover at the next start. */
  async stop(how: 'fast' | 'immediate'): Promise<void> {
    if (how === 'fast') this.#running?.server.requestStop();
    else this.#running?.server.kill();
    await this.#running?.server.exited;
    this.#running?.release();
  }

  async remove(): Promise<void> {
    await this.stop('immediate');
    this.#lock.release();
    const data = await realpath(join(this.folder, 'postgres'));
    await rm(data, { recursive: true, force: true });
    await rm(this.folder, { recursive: true, force: true });
  }
}
