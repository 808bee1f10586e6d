import { basename } from 'node:path';
import type { PostmasterPid } from './postmaster-pid.file.js';

/** What became of the server that used this data folder last. */
export type PreviousServer =
  /** None, or its process is gone: PostgreSQL clears up after it by itself. */
  | { readonly kind: 'gone' }
  /** Its pid belongs to some other program by now. */
  | { readonly kind: 'recycled'; readonly pid: number }
  /** It still runs, and we started it: its supervisor was killed. */
  | { readonly kind: 'orphan'; readonly pid: number }
  /** A server that somebody else started on this folder, or a process we may not look at. */
  | { readonly kind: 'foreign'; readonly pid: number };

/** A process as seen from outside; the command line is absent where we may not read it. */
export type ObservedProcess =
  { readonly alive: false } | { readonly alive: true; readonly commandLine: string | undefined };

/**
 * Decides whose process the pid in `postmaster.pid` is. Only one that is provably ours may be
 * stopped: a PostgreSQL, on exactly this folder, under the name that only we give.
 */
export function judgePreviousServer(
  file: PostmasterPid | undefined,
  observed: ObservedProcess,
  ours: { readonly dataFolder: string; readonly clusterName: string },
): PreviousServer {
  if (file === undefined || !observed.alive) return { kind: 'gone' };
  const { pid } = file;
  if (observed.commandLine === undefined) return { kind: 'foreign', pid };
  if (!isPostgres(observed.commandLine)) return { kind: 'recycled', pid };

  const words = ` ${observed.commandLine} `;
  const provablyOurs =
    words.includes(` -D ${ours.dataFolder} `) &&
    words.includes(` cluster_name=${ours.clusterName} `);
  // One that merely looks unlike ours may still be on this data, by another spelling of its path.
  return { kind: provablyOurs ? 'orphan' : 'foreign', pid };
}

/** Its children call themselves "postgres: checkpointer" and so on; the pid is never one of them. */
function isPostgres(commandLine: string): boolean {
  const [program = ''] = commandLine.split(' ');
  // The second form is for a path with blanks in it.
  return basename(program) === 'postgres' || commandLine.includes('/bin/postgres -D ');
}
