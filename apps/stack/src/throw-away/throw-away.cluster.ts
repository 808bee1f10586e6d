import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, readdir, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { lockFolder } from '../local-state/folder.lock.js';
import { startEmbeddedPostgres } from '../postgres/embedded-postgres.js';
import { observeProcess } from '../postgres/observed-process.js';
import { homeOutside } from '../postgres/placement.js';
import type { ServerSettings } from '../postgres/server.process.js';

/** A PostgreSQL without a past or a future: for tests and benchmarks. */
export interface ThrowAwayCluster {
  readonly version: string;
  /** No superuser; may create databases and roles. */
  readonly ownerUrl: string;
  /** Ends it and removes its data. */
  stop(): Promise<void>;
}

/** The folder's name carries its maker's pid, so that what a killed one left can be recognised. */
const folderName = /^alt-postgres-(\d+)-\w+$/;

/** Nothing survives a power cut here, and nothing has to. A commit still waits for its turn. */
const carefree: ServerSettings = {
  fsync: 'off',
  full_page_writes: 'off',
  synchronous_commit: 'on',
  max_connections: 300,
};

/** @param checkout decides where binaries are copied to that the server's user cannot reach */
export async function startThrowAwayCluster(
  checkout: string,
  settings: ServerSettings = {},
): Promise<ThrowAwayCluster> {
  await sweep();
  const folder = await mkdtemp(join(tmpdir(), `alt-postgres-${process.pid}-`));
  // The server's user passes through, whoever that is; the data in it is closed to others.
  await chmod(folder, 0o711);
  const lock = lockFolder(folder);
  try {
    const { version, ownerUrl, server, release } = await startEmbeddedPostgres({
      lock,
      dataPath: join(folder, 'postgres'),
      home: homeOutside(checkout),
      nameOutside: basename(folder),
      clusterName: 'alt-throw-away',
      password: randomBytes(16).toString('base64url'),
      passwordIsNew: false,
      port: undefined,
      settings: { ...carefree, ...settings },
      tell: () => undefined,
      signal: new AbortController().signal,
    });
    const stop = async (): Promise<void> => {
      server.kill();
      await server.exited;
      release();
      lock.release();
      await removeFolder(folder);
    };
    return { version, ownerUrl, stop };
  } catch (error) {
    lock.release();
    await removeFolder(folder);
    throw error;
  }
}

/** Removes what runs left that were killed; their servers ended with them. */
async function sweep(): Promise<void> {
  const names = await readdir(tmpdir());
  await Promise.all(
    names.map(async (name) => {
      const pid = folderName.exec(name)?.[1];
      if (pid === undefined || (await observeProcess(Number(pid))).alive) return;
      // Another user's, perhaps: then it stays.
      await removeFolder(join(tmpdir(), name)).catch(() => undefined);
    }),
  );
}

/** With the data, which is elsewhere where even the temporary folder is private. */
async function removeFolder(folder: string): Promise<void> {
  const data = await realpath(join(folder, 'postgres')).catch(() => undefined);
  if (data !== undefined && folderName.test(basename(data))) {
    await rm(data, { recursive: true, force: true });
    await rm(`${data}.lock`, { force: true });
  }
  await rm(folder, { recursive: true, force: true });
}
