import { randomBytes } from 'node:crypto';
import { chmod, link, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { codeOf, StartFault } from '../start.fault.js';
import {
  completeState,
  emptyState,
  type LocalState,
  type NewParts,
  storedState,
  type StoredState,
} from './local.state.js';

/** The folder itself: others may pass through it to the database's folder, and look at nothing. */
export async function makeDataFolder(folder: string): Promise<void> {
  const made = await mkdir(folder, { recursive: true });
  if (made !== undefined) await chmod(folder, 0o711);
}

/** Reads `local.json`, making what is missing from it. Two starts at once agree on one. */
export async function openLocalState(
  folder: string,
): Promise<{ readonly state: LocalState; readonly isNew: NewParts }> {
  const path = join(folder, 'local.json');
  const stored = await read(path);
  const opened = completeState(stored ?? emptyState, randomBytes);
  if (stored !== undefined) {
    await chmod(path, 0o600);
    if (!isDeepStrictEqual(stored, opened.state)) await saveLocalState(folder, opened.state);
    return opened;
  }
  if (await create(folder, path, opened.state)) return opened;
  return openLocalState(folder);
}

/** Replaces the file as a whole; a crash leaves the old one or the new one. */
export async function saveLocalState(folder: string, state: LocalState): Promise<void> {
  await rename(await writeBeside(folder, state), join(folder, 'local.json'));
}

async function read(path: string): Promise<StoredState | undefined> {
  try {
    return storedState.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    if (codeOf(error) !== undefined) throw error;
    // The parser's own message quotes what it stumbles over, which may be a secret.
    throw new StartFault(
      'local_state_broken',
      `${path} cannot be read as the JSON that was written: correct it, or move it away. ` +
        'Without it the database gets a new password, and stored Google tokens are lost.',
    );
  }
}

const noLinks = new Set<string | undefined>(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS']);

/** @returns false when another start was faster */
async function create(folder: string, path: string, state: LocalState): Promise<boolean> {
  const beside = await writeBeside(folder, state);
  try {
    // Unlike a rename, a link does not replace what is there.
    await link(beside, path);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    // A file system without links: two first starts in the same instant are not worth more.
    if (!noLinks.has(codeOf(error))) throw error;
    await rename(beside, path);
    return true;
  } finally {
    await rm(beside, { force: true });
  }
}

async function writeBeside(folder: string, state: LocalState): Promise<string> {
  const path = join(folder, `local.json.${randomBytes(6).toString('hex')}`);
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(`${JSON.stringify(state, undefined, 2)}\n`);
    await file.sync();
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  } finally {
    await file.close();
  }
  return path;
}
