import { lstat, readdir, readFile, readlink, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf, StartFault } from '../start.fault.js';

export interface FolderOwner {
  readonly uid: number;
  readonly gid: number;
}

/** What is found where the data should be. */
export type DataFolder =
  | { readonly kind: 'absent' }
  | { readonly kind: 'empty' }
  | { readonly kind: 'cluster'; readonly major: string; readonly owner: FolderOwner }
  | { readonly kind: 'other'; readonly what: 'a file' | 'a folder without a PG_VERSION' }
  | { readonly kind: 'incomplete' }
  | { readonly kind: 'dangling'; readonly target: string }
  | { readonly kind: 'unreadable' };

export async function inspectDataFolder(path: string): Promise<DataFolder> {
  try {
    const { uid, gid } = await stat(path);
    const names = new Set(await readdir(path));
    if (names.size === 0) return { kind: 'empty' };
    if (!names.has('PG_VERSION')) return { kind: 'other', what: 'a folder without a PG_VERSION' };
    if (!(await exists(join(path, 'global', 'pg_control')))) return { kind: 'incomplete' };
    const major = (await readFile(join(path, 'PG_VERSION'), 'utf8')).trim();
    return { kind: 'cluster', major, owner: { uid, gid } };
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOENT') return absentOrDangling(path);
    if (code === 'ENOTDIR') return { kind: 'other', what: 'a file' };
    if (code === 'EACCES' || code === 'EPERM') return { kind: 'unreadable' };
    throw error;
  }
}

/**
 * @param path as it is shown to the person
 * @returns whether there is a cluster; false means that one is to be made
 * @throws StartFault for everything that this server must not touch
 */
export function judgeDataFolder(found: DataFolder, path: string, major: string): boolean {
  switch (found.kind) {
    case 'absent':
    case 'empty':
      return false;
    case 'cluster':
      if (found.major === major) return true;
      throw new StartFault(
        'data_of_another_version',
        `${path} holds data of PostgreSQL ${found.major}, this release brings PostgreSQL ` +
          `${major}: start the release that made it and dump it (pg_dump), or move the folder ` +
          'away to begin with an empty database.',
      );
    case 'other':
      throw new StartFault(
        'data_folder_taken',
        `${path} is ${found.what}, not a PostgreSQL cluster: move it away, it is not touched.`,
      );
    case 'incomplete':
      throw new StartFault(
        'data_folder_incomplete',
        `${path} lacks global/pg_control, so it is not a whole PostgreSQL cluster: restore it ` +
          'from a backup, or move it away to begin with an empty database.',
      );
    case 'dangling':
      throw new StartFault(
        'data_folder_gone',
        `${path} points to ${found.target}, which is not there: bring it back, or remove the ` +
          'link to begin with an empty database.',
      );
    case 'unreadable':
      throw new StartFault(
        'data_folder_unreadable',
        `${path} cannot be read by this user: start as the user who made it (see "ls -ld ` +
          `${path}"), or as root.`,
      );
  }
}

async function absentOrDangling(path: string): Promise<DataFolder> {
  try {
    await lstat(path);
    return { kind: 'dangling', target: await readlink(path) };
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return { kind: 'absent' };
    throw error;
  }
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
