import { type ChildProcess, spawn } from 'node:child_process';
import { OutputTail } from './output.tail.js';
import { exitOf, type ProcessExit } from './process.exit.js';
import type { ServiceDefinition } from './service.definitions.js';

/** What to run, and under which name to report it. */
export type Program = Pick<ServiceDefinition, 'script' | 'environment'> & { readonly name: string };

/** A service that runs as a process of its own, until it is stopped or dies. */
export class ServiceProcess {
  readonly name: string;
  readonly exited: Promise<ProcessExit>;
  readonly #process: ChildProcess;
  readonly #tail = new OutputTail(12);

  constructor({ name, script, environment }: Program) {
    this.name = name;
    this.#process = spawn(process.execPath, ['--enable-source-maps', script], {
      env: environment,
      // stdout is ours: the service itself sees whether it is a terminal, and nothing is copied.
      // The channel closes with us, however we end: the service then stops by itself.
      stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
      // A terminal's Ctrl-C goes to the whole group; the order of stopping is ours to keep.
      detached: true,
    });
    this.#process.stderr?.on('data', (chunk: Buffer) => {
      this.#tail.append(chunk.toString());
      process.stderr.write(chunk);
    });
    this.exited = exitOf(this.#process);
  }

  /** What it wrote last to stderr. */
  lastLines(): readonly string[] {
    return this.#tail.lines();
  }

  /** Drain, close, end. */
  requestStop(): void {
    this.#process.kill('SIGTERM');
  }

  kill(): void {
    this.#process.kill('SIGKILL');
  }
}
