import { spawn, type SpawnOptions } from 'node:child_process';

/** Whom PostgreSQL runs as where we are root, which it refuses to be. */
export interface ServerUser {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

export interface CommandResult {
  /** 0 is success; null when a signal ended it. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * How PostgreSQL's programs are started: as `user` (undefined: as ourselves), in a folder that
 * any user can stand in, with nothing of our environment. The secrets of the services are in it,
 * and PG* variables or a locale would change what the server does.
 */
export function serverSpawnOptions(user: ServerUser | undefined): SpawnOptions {
  return {
    cwd: '/',
    env: { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' },
    ...(user === undefined ? {} : { uid: user.uid, gid: user.gid }),
  };
}

/**
 * Runs a program to its end.
 *
 * @throws the error of `spawn` when it cannot be started: `ENOENT`, `EACCES`
 */
export async function runServerCommand(
  user: ServerUser | undefined,
  program: string,
  args: readonly string[],
  input = '',
): Promise<CommandResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...serverSpawnOptions(user), stdio: 'pipe' });
    const output = { stdout: '', stderr: '' };
    child.stdout?.on('data', (chunk: Buffer) => (output.stdout += chunk.toString()));
    child.stderr?.on('data', (chunk: Buffer) => (output.stderr += chunk.toString()));
    // A program that ends without reading its input is judged by its exit code.
    child.stdin?.on('error', () => undefined);
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, ...output }));
    child.stdin?.end(input);
  });
}
