import { randomBytes } from 'node:crypto';
import { realpath, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type FolderLock, lockFolder } from '../../apps/stack/src/local-state/folder.lock.js';
import {
  type EmbeddedPostgres,
  startEmbeddedPostgres,
} from '../../apps/stack/src/postgres/embedded-postgres.js';
import { homeOutside } from '../../apps/stack/src/postgres/placement.js';

export interface PostgresOptions {
  readonly checkout: string;
  /** For its data, and a lock on it. */
  readonly folder: string;
  /** Shown by `ps`. */
  readonly clusterName: string;
  readonly maxConnections: number;
  /** Ends a start that is under way. */
  readonly signal: AbortSignal;
}

/** PostgreSQL as `npm start` has it: what it has committed is on the disk, whatever happens. */
export class RestartablePostgres {
  readonly #password = randomBytes(16).toString('base64url');
  readonly #lock: FolderLock;
  #running: EmbeddedPostgres | undefined;
  /** A restart that is under way, or was. */
  #restarting: Promise<unknown> = Promise.resolve();

  constructor(private readonly options: PostgresOptions) {
    this.#lock = lockFolder(options.folder);
  }

  get ownerUrl(): string {
    if (this.#running === undefined) throw new Error('PostgreSQL was not started');
    return this.#running.ownerUrl;
  }

  /** At the address it had before, if it had one. */
  async start(): Promise<void> {
    const { checkout, folder, clusterName, maxConnections, signal } = this.options;
    this.#running = await startEmbeddedPostgres({
      lock: this.#lock,
      dataPath: join(folder, 'postgres'),
      home: homeOutside(checkout),
      nameOutside: basename(folder),
      clusterName,
      password: this.#password,
      passwordIsNew: false,
      port: this.#running?.port,
      settings: { max_connections: maxConnections },
      tell: () => undefined,
      signal,
    });
  }

  async restart(how: 'fast' | 'immediate'): Promise<void> {
    const restarting = this.stop(how).then(() => this.start());
    this.#restarting = restarting.catch(() => undefined);
    await restarting;
  }

  async end(): Promise<void> {
    await this.#restarting;
    await this.stop('immediate');
    this.#lock.release();
  }

  /** `fast` ends the sessions and writes everything; `immediate` has to recover at the next start. */
  async stop(how: 'fast' | 'immediate'): Promise<void> {
    const running = this.#running;
    if (running === undefined) return;
    if (how === 'fast') running.server.requestStop();
    else running.server.kill();
    await running.server.exited;
    running.release();
  }

  /** With the data, which is elsewhere where even the temporary folder is private. */
  static async remove(folder: string): Promise<void> {
    const data = await realpath(join(folder, 'postgres')).catch(() => undefined);
    if (data !== undefined && basename(data) === basename(folder)) {
      await rm(data, { recursive: true, force: true });
      await rm(`${data}.lock`, { force: true });
    }
    await rm(folder, { recursive: true, force: true });
  }
}
