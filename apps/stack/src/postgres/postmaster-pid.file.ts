import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf } from '../start.fault.js';

/** What a running (or killed) server wrote about itself into its data folder. */
export interface PostmasterPid {
  readonly pid: number;
  readonly dataFolder: string;
}

const fileName = 'postmaster.pid';

/** PostgreSQL writes one fact a line: pid, data folder, start time, port, … (`pidfile.h`). */
export function parsePostmasterPid(text: string): PostmasterPid | undefined {
  const [pid = '', dataFolder = ''] = text.split('\n');
  return /^\d+$/.test(pid) && Number(pid) > 1 ? { pid: Number(pid), dataFolder } : undefined;
}

export async function readPostmasterPid(dataFolder: string): Promise<PostmasterPid | undefined> {
  try {
    return parsePostmasterPid(await readFile(join(dataFolder, fileName), 'utf8'));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/**
 * Puts our own pid into the file of a dead server whose pid another program has taken over.
 *
 * PostgreSQL would refuse to start while that program lives. It knows that its own parent is not
 * a server, so with our pid there it takes the file for stale. Deleting the file would be
 * simpler and dangerous: its shared memory key is what keeps a new server off the data while
 * children of the dead one still write to it.
 */
export async function disownPostmasterPid(dataFolder: string, ownPid: number): Promise<void> {
  const path = join(dataFolder, fileName);
  const [, ...rest] = (await readFile(path, 'utf8')).split('\n');
  // Written in place, the file keeps its owner.
  await writeFile(path, [ownPid, ...rest].join('\n'));
}
