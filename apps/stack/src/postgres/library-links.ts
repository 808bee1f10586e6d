import { readFile, symlink } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { z } from 'zod';
import { codeOf } from '../start.fault.js';
import type { ServerBinaries } from './server-binaries.js';

const linkList = z.array(z.object({ source: z.string(), target: z.string() }));

/**
 * Makes the links between the server's libraries (`libicuuc.so.60` and the like) that its npm
 * package makes in a postinstall script. npm packs no links, and an npm that runs no scripts of
 * dependencies would otherwise leave a server that cannot be loaded.
 */
export async function completeLibraryLinks(binaries: ServerBinaries): Promise<void> {
  const list = await readLinkList(join(binaries.root, 'pg-symlinks.json'));
  await Promise.all(
    list.map(({ source, target }) =>
      // Paths in the list begin at the package, one folder above.
      linkUnlessThere(relative(dirname(target), source), join(dirname(binaries.root), target)),
    ),
  );
}

async function readLinkList(path: string): Promise<z.infer<typeof linkList>> {
  try {
    return linkList.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
}

async function linkUnlessThere(source: string, target: string): Promise<void> {
  try {
    await symlink(source, target);
  } catch {
    // It is there, or the folder is read-only; whether the server loads is tried next.
  }
}
