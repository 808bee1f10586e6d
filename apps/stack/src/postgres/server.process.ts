import { spawn, type ChildProcess } from 'node:child_process';
import { OutputTail } from '../children/output.tail.js';
import { exitOf, type ProcessExit } from '../children/process.exit.js';
import type { Placement } from './placement.js';
import { serverSpawnOptions } from './server-command.js';
import { guardServer } from './server.watchdog.js';

/** Parameters of the server, as in `postgresql.conf`; they are not kept in the data folder. */
export type ServerSettings = Readonly<Record<string, string | number>>;

/** A running server. It is stopped by signals, as PostgreSQL defines them. */
export class ServerProcess {
  readonly name = 'PostgreSQL';
  readonly exited: Promise<ProcessExit>;
  readonly #process: ChildProcess;
  readonly #watchdog: ChildProcess | undefined;
  readonly #tail = new OutputTail(30);

  constructor({ user, binaries, dataFolder }: Placement, settings: ServerSettings) {
    this.#process = spawn(binaries.postgres, serverArguments(dataFolder, settings), {
      ...serverSpawnOptions(user),
      stdio: ['ignore', 'ignore', 'pipe'],
      // A terminal's Ctrl-C goes to the whole group; the database has to outlive the services.
      detached: true,
    });
    this.#process.stderr?.on('data', (chunk: Buffer) => this.#tail.append(chunk.toString()));
    if (this.#process.pid !== undefined) this.#watchdog = guardServer(user, this.#process.pid);
    this.exited = exitOf(this.#process).finally(() => this.#watchdog?.kill('SIGKILL'));
  }

  /** What it wrote last. Statements are never in it, see `quietLog`. */
  lastLines(): readonly string[] {
    return this.#tail.lines();
  }

  /** Fast shutdown: sessions are ended, everything is written. */
  requestStop(): void {
    this.#signal('SIGINT');
  }

  /**
   * Immediate shutdown: nothing is lost, but the next start has to recover. A server that does not
   * even do that is killed.
   */
  kill(): void {
    this.#signal('SIGQUIT');
    const killer = setTimeout(() => this.#signal('SIGKILL'), 400);
    void this.exited.then(() => clearTimeout(killer));
  }

  #signal(signal: NodeJS.Signals): void {
    this.#watchdog?.kill('SIGKILL');
    this.#process.kill(signal);
  }
}

/** `-D` and the settings in an order that `judgePreviousServer` recognises. */
function serverArguments(dataFolder: string, settings: ServerSettings): string[] {
  return [
    '-D',
    dataFolder,
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
}

/** Failed statements carry clients' data, so nothing below a message about the server is logged. */
export const quietLog: ServerSettings = {
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_checkpoints: 'off',
  log_timezone: 'UTC',
};
