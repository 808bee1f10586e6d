import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { codeOf } from '../start.fault.js';
import type { ObservedProcess } from './previous-server.js';

const run = promisify(execFile);

/** Looks at a process that need not be ours. */
export async function observeProcess(pid: number): Promise<ObservedProcess> {
  if (!isAlive(pid)) return { alive: false };
  const commandLine = await readCommandLine(pid);
  // It may have ended in between.
  return isAlive(pid) ? { alive: true, commandLine } : { alive: false };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

async function readCommandLine(pid: number): Promise<string | undefined> {
  try {
    // A zombie's is empty.
    const words = await readFile(`/proc/${pid}/cmdline`, 'utf8');
    return words.split('\0').join(' ').trim();
  } catch {
    return readCommandLineFromPs(pid);
  }
}

/** Where there is no `/proc`, as on macOS. */
async function readCommandLineFromPs(pid: number): Promise<string | undefined> {
  try {
    const { stdout } = await run('ps', ['-ww', '-o', 'command=', '-p', String(pid)]);
    return stdout.trim();
  } catch {
    return undefined;
  }
}
