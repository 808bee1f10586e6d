import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { OutputTail } from '../children/output.tail.js';
import { exitOf, type ProcessExit } from '../children/process.exit.js';
import type { ServiceDefinition } from '../children/service.definitions.js';
import type { Stoppable } from '../children/stop.sequence.js';
import { describeLogLine } from './log.line.js';

/** A service as a process of its own that says nothing, unless it is asked what it said last. */
export class WatchedService implements Stoppable {
  readonly name: string;
  readonly exited: Promise<ProcessExit>;
  /** Its end was asked for: it is no accident. */
  isEnding = false;
  readonly #process: ChildProcess;
  readonly #tail = new OutputTail(12);

  constructor({ name, script, environment }: ServiceDefinition) {
    this.name = name;
    this.#process = spawn(process.execPath, ['--enable-source-maps', script], {
      env: environment,
      // The channel closes with us, however we end: the service then stops by itself.
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      // A terminal's Ctrl-C goes to the whole group; the order of stopping is ours to keep.
      detached: true,
    });
    for (const input of [this.#process.stdout, this.#process.stderr]) {
      if (input === null) continue;
      createInterface({ input }).on('line', (line) =>
        this.#tail.append(`${describeLogLine(line)}\n`),
      );
    }
    this.exited = exitOf(this.#process);
  }

  lastLines(): readonly string[] {
    return this.#tail.lines();
  }

  requestStop(): void {
    this.isEnding = true;
    this.#process.kill('SIGTERM');
  }

  /** As a crash would: nothing is finished, nothing is said. */
  kill(): void {
    this.isEnding = true;
    this.#process.kill('SIGKILL');
  }
}
