import { setTimeout as pause } from 'node:timers/promises';
import { codeOf, StartFault } from '../start.fault.js';
import { observeProcess } from './observed-process.js';
import { disownPostmasterPid, readPostmasterPid } from './postmaster-pid.file.js';
import { judgePreviousServer } from './previous-server.js';
import type { Tell } from './server-user.js';

/** A fast shutdown writes everything out first; past this, an immediate one, then no more. */
const patienceMs = { fast: 20_000, immediate: 5_000 };

/**
 * Frees a data folder from the server that used it last. The caller holds the folder's lock, so
 * no supervisor stands behind that server any more.
 *
 * @throws StartFault when another program's server is on it
 */
export async function freeDataFolder(
  dataFolder: string,
  clusterName: string,
  tell: Tell,
): Promise<void> {
  const file = await readPostmasterPid(dataFolder);
  if (file === undefined) return;
  const observed = await observeProcess(file.pid);
  const previous = judgePreviousServer(file, observed, { dataFolder, clusterName });
  switch (previous.kind) {
    case 'gone':
      return;
    case 'recycled':
      return disownPostmasterPid(dataFolder, process.pid);
    case 'orphan':
      tell(`An earlier start was killed: stopping the PostgreSQL it left (pid ${previous.pid}).`);
      return stopOrphan(previous.pid, dataFolder);
    case 'foreign':
      throw new StartFault(
        'data_folder_in_use',
        `${dataFolder} is in use by a PostgreSQL that this program did not start (pid ` +
          `${previous.pid}): stop it (pg_ctl stop -D ${dataFolder}).`,
      );
  }
}

async function stopOrphan(pid: number, dataFolder: string): Promise<void> {
  signalUnlessGone(pid, 'SIGINT');
  if (await goneWithin(pid, patienceMs.fast)) return;
  signalUnlessGone(pid, 'SIGQUIT');
  if (await goneWithin(pid, patienceMs.immediate)) return;
  throw new StartFault(
    'orphan_stuck',
    `The PostgreSQL on ${dataFolder} (pid ${pid}), left by an earlier start, does not stop: end ` +
      'it by hand and start again.',
  );
}

function signalUnlessGone(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (codeOf(error) !== 'ESRCH') throw error;
  }
}

/** It is not our child, so its end can only be looked for. */
async function goneWithin(pid: number, milliseconds: number): Promise<boolean> {
  const deadline = Date.now() + milliseconds;
  while (!(await isGone(pid))) {
    if (Date.now() >= deadline) return false;
    await pause(30);
  }
  return true;
}

/** A zombie, with nothing left of it but its pid, waits for a parent that may take its time. */
async function isGone(pid: number): Promise<boolean> {
  const observed = await observeProcess(pid);
  return !observed.alive || observed.commandLine === '';
}
