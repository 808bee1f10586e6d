import { chmod, cp, mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { codeOf } from '../start.fault.js';
import type { ServerBinaries } from './server-binaries.js';

/**
 * Copies the server's programs to where everybody may run them. The copy appears whole or not at
 * all: a half-copied one would be taken for complete at the next start.
 */
export async function copyBinaries(from: ServerBinaries, to: ServerBinaries): Promise<void> {
  if (await exists(to.postgres)) return;
  await mkdir(dirname(to.root), { recursive: true });
  const unfinished = `${to.root}.copy-${process.pid}`;
  await rm(unfinished, { recursive: true, force: true });
  await cp(from.root, unfinished, { recursive: true, verbatimSymlinks: true });
  await openToAll(unfinished);
  try {
    await rename(unfinished, to.root);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    // Another start was faster; its copy is as good.
    if (!(await exists(to.postgres))) throw error;
  }
}

/** Whatever the umask of the person who ran npm, and of us. */
async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  const entries = await readdir(folder, { withFileTypes: true });
  await Promise.all(
    entries.map(async (entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) await openToAll(path);
      else if (entry.isFile()) await chmod(path, (await stat(path)).mode | 0o444);
    }),
  );
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false;
    throw error;
  }
}
