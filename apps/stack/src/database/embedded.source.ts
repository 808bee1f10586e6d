import { join } from 'node:path';
import type { Checkout } from '../checkout.js';
import { lockFolder } from '../local-state/folder.lock.js';
import { saveLocalState } from '../local-state/local-state.file.js';
import { startEmbeddedPostgres } from '../postgres/embedded-postgres.js';
import { homeOutside } from '../postgres/placement.js';
import type { Tell } from '../postgres/server-user.js';
import type { RunningStack } from '../running.stack.js';
import { type DatabaseSource, migrateOrExplain } from './database.source.js';

export interface EmbeddedSourceOptions {
  readonly checkout: Checkout;
  /** The server is one of its members as soon as it runs. */
  readonly stack: RunningStack;
  readonly tell: Tell;
  readonly signal: AbortSignal;
}

/**
 * The embedded PostgreSQL in `.data/postgres`. Keeps any other start out of `.data` from now on,
 * until it is released. Where it listens is written down for other programs on this machine.
 *
 * @throws StartFault when another one runs from here
 */
export function embeddedSource(options: EmbeddedSourceOptions): DatabaseSource {
  const { checkout, stack, tell, signal } = options;
  const lock = lockFolder(checkout.dataFolder);
  let releaseData = (): void => undefined;
  return {
    afterKill: lock.wasAbandoned,
    passwordIn: '.data/local.json',
    async provide({ state, isNew }) {
      const { server, ownerUrl, version, port, release } = await startEmbeddedPostgres({
        lock,
        dataPath: join(checkout.dataFolder, 'postgres'),
        home: homeOutside(checkout.root),
        nameOutside: 'postgres',
        clusterName: 'alt-calendar-sync',
        password: state.postgres.password,
        passwordIsNew: isNew.databasePassword,
        port: state.postgres.port,
        settings: {},
        tell,
        signal,
      });
      releaseData = release;
      stack.addPostgres(server);
      if (state.databaseUrl !== ownerUrl) {
        const postgres = { ...state.postgres, port };
        await saveLocalState(checkout.dataFolder, { ...state, postgres, databaseUrl: ownerUrl });
      }
      await migrateOrExplain(ownerUrl);
      return { ownerUrl, version };
    },
    release() {
      releaseData();
      lock.release();
    },
  };
}
