import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { isNativeError } from 'node:util/types';
import { StartFault } from '../start.fault.js';

/** SQLite's result codes: https://sqlite.org/rescode.html */
const sqlite = { busy: 5, readOnly: 8, cannotOpen: 14 } as const;

/** A folder, or a thing in it, that only one supervisor at a time works with. */
export interface FolderLock {
  /** The holder before did not release it: it was killed, and may have left processes. */
  readonly wasAbandoned: boolean;
  release(): void;
}

/**
 * Takes the lock of a folder. SQLite holds it with the operating system's own file locks, which
 * Node does not offer by itself: they end with the process however it ends, so no lock is ever
 * stale and no pid has to be trusted.
 *
 * @param name one folder may have several locks
 * @throws StartFault when another process holds it
 */
export function lockFolder(folder: string, name = 'start'): FolderLock {
  const holderFile = join(folder, `${name}.pid`);
  const lock = openLock(folder, join(folder, `${name}.lock`), holderFile);
  const wasAbandoned = readHolder(holderFile) !== undefined;
  writeFileSync(holderFile, `${process.pid}\n`);
  return {
    wasAbandoned,
    release() {
      rmSync(holderFile, { force: true });
      lock.close();
    },
  };
}

function openLock(folder: string, path: string, holderFile: string): DatabaseSync {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(path, { timeout: 0 });
    database.exec('pragma journal_mode = memory; begin exclusive');
    return database;
  } catch (error) {
    database?.close();
    throw explain(error, folder, readHolder(holderFile));
  }
}

function explain(error: unknown, folder: string, holder: string | undefined): unknown {
  const code = isNativeError(error) && 'errcode' in error ? error.errcode : undefined;
  if (code === sqlite.busy) {
    return new StartFault(
      'already_running',
      `The product already runs from here (${folder} is in use by pid ${holder ?? 'unknown'}): ` +
        'stop that one first, or give this one a DATABASE_URL and other ports.',
    );
  }
  if (code === sqlite.readOnly || code === sqlite.cannotOpen) {
    return new StartFault(
      'data_folder_readonly',
      `${folder} cannot be written: correct its owner and mode (see "ls -ld ${folder}").`,
      { cause: error },
    );
  }
  return error;
}

/** For the message alone: the lock itself does not depend on it. */
function readHolder(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return undefined;
  }
}
