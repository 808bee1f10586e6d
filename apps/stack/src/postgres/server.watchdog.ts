import { spawn, type ChildProcess } from 'node:child_process';
import { serverSpawnOptions, type ServerUser } from './server-command.js';

/**
 * Stops the server when we are gone without having said so (kill -9): a shell waits for the end
 * of our pipe, which the kernel closes with us, and asks the server for a fast shutdown.
 *
 * Whoever ends the server must end the watchdog first, else it may signal a stranger who got the
 * pid since.
 */
export function guardServer(user: ServerUser | undefined, serverPid: number): ChildProcess {
  const watchdog = spawn('/bin/sh', ['-c', 'read _; kill -INT "$1"', 'sh', String(serverPid)], {
    ...serverSpawnOptions(user),
    stdio: ['pipe', 'ignore', 'ignore'],
    // In a session of its own, so that what is sent to our group does not end it before its time.
    detached: true,
  });
  watchdog.stdin?.on('error', () => undefined);
  watchdog.unref();
  return watchdog;
}
