import { codeOf, StartFault } from '../start.fault.js';
import { runServerCommand, type ServerUser } from './server-command.js';

/** Whether `user` can get into a folder. Tried, not computed: ACLs and mounts have a say in it. */
export async function canEnter(user: ServerUser | undefined, folder: string): Promise<boolean> {
  const result = await runServerCommand(user, '/bin/sh', ['-c', 'cd "$1"', 'sh', folder]);
  return result.code === 0;
}

/** Whether `user` reaches the server's program and all that it loads. */
export async function canRun(user: ServerUser | undefined, postgres: string): Promise<boolean> {
  try {
    return (await runServerCommand(user, postgres, ['--version'])).code === 0;
  } catch (error) {
    if (codeOf(error) === 'EACCES') return false;
    throw error;
  }
}

/**
 * The server's version, like `18.4`.
 *
 * @throws StartFault when this system cannot run it at all
 */
export async function readServerVersion(postgres: string): Promise<string> {
  const { stdout, stderr } = await runServerCommand(undefined, postgres, ['--version']).catch(
    // ENOENT for a file that is there: its loader is missing, as on a system with musl.
    (error: unknown) => ({ stdout: '', stderr: codeOf(error) ?? 'it cannot be started' }),
  );
  const version = parseServerVersion(stdout);
  if (version !== undefined) return version;
  throw new StartFault(
    'binaries_do_not_run',
    `PostgreSQL's program ${postgres} does not run on this system ` +
      `(${stderr.trim().split('\n').at(-1)}): give the address of a PostgreSQL 15 or newer in ` +
      'DATABASE_URL.',
  );
}

/** `postgres (PostgreSQL) 18.4` */
export function parseServerVersion(text: string): string | undefined {
  return /^postgres \(PostgreSQL\) (\d\S*)/.exec(text)?.[1];
}
