import { createHash } from 'node:crypto';
import { chmod, mkdir, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { StartFault } from '../start.fault.js';
import { copyBinaries } from './binaries.copier.js';
import type { DataFolder } from './data-folder.js';
import { binariesIn, type ServerBinaries } from './server-binaries.js';
import type { ServerUser } from './server-command.js';
import { canEnter, canRun } from './server-probe.js';

/** Where the server's data and programs are, and whom it runs as. */
export interface Placement {
  /** Undefined: as ourselves. */
  readonly user: ServerUser | undefined;
  /** Absolute, free of links: the server's command line is recognised by it. */
  readonly dataFolder: string;
  /** New data goes to a home outside, with a link to it. */
  readonly isOutside: boolean;
  readonly binaries: ServerBinaries;
}

/**
 * A home outside, for what a private checkout (mode 700, below /root) would hide from the user
 * that PostgreSQL runs as. Two checkouts do not share one.
 */
export function homeOutside(checkout: string): string {
  const name = createHash('sha256').update(checkout).digest('hex').slice(0, 16);
  return join('/var/lib/alt-calendar-sync', name);
}

/**
 * Where the data is, or is to be made.
 *
 * @param found what is at `dataPath`
 * @param dataOutside where new data goes that would not be reachable
 */
export async function placeData(
  user: ServerUser | undefined,
  dataPath: string,
  found: DataFolder['kind'],
  dataOutside: string,
): Promise<Pick<Placement, 'dataFolder' | 'isOutside'>> {
  const dataFolder =
    found === 'absent'
      ? join(await realpath(dirname(dataPath)), basename(dataPath))
      : await realpath(dataPath);
  const parent = dirname(dataFolder);
  if (await canEnter(user, parent)) return { dataFolder, isOutside: false };
  if (found === 'cluster') throw unreachable(user, parent);
  await makeHome(dirname(dataOutside));
  return { dataFolder: dataOutside, isOutside: true };
}

/** The installed programs, or a copy of them that `user` reaches. */
export async function placeBinaries(
  user: ServerUser | undefined,
  installed: ServerBinaries,
  version: string,
  home: string,
): Promise<ServerBinaries> {
  if (await canRun(user, installed.postgres)) return installed;
  await makeHome(home);
  const copy = binariesIn(join(home, `postgresql-${version}`));
  await copyBinaries(installed, copy);
  if (await canRun(user, copy.postgres)) return copy;
  throw unreachable(user, copy.root);
}

/** Open to pass through, whatever our umask: the data folder itself is its user's alone. */
async function makeHome(home: string): Promise<void> {
  await mkdir(home, { recursive: true });
  for (const folder of [dirname(home), home]) {
    if (((await stat(folder)).mode & 0o055) !== 0o055) await chmod(folder, 0o755);
  }
}

function unreachable(user: ServerUser | undefined, folder: string): StartFault {
  return new StartFault(
    'data_folder_unreachable',
    `The user ${user?.name ?? 'of this process'}, whom PostgreSQL runs as, cannot get to ` +
      `${folder}: let others pass through the folders above it (chmod o+x).`,
  );
}
