import { describeExit, type ProcessExit } from '../children/process.exit.js';
import type { ServiceDefinition } from '../children/service.definitions.js';
import { ServiceProcess } from '../children/service.process.js';
import type { Tell } from '../postgres/server-user.js';
import type { Member } from '../running.stack.js';

/** A service that is started anew with each change; one that dies waits for the next. */
export class RestartingService implements Member {
  readonly name: string;
  /** Resolves when it was asked to stop, and is gone. */
  readonly exited: Promise<ProcessExit>;
  readonly #ends: (exit: ProcessExit) => void;
  #isEnding = false;
  #current: ServiceProcess;
  #expected: ServiceProcess | undefined;

  constructor(
    private readonly definition: ServiceDefinition,
    private readonly tell: Tell,
  ) {
    this.name = definition.name;
    const { promise, resolve } = Promise.withResolvers<ProcessExit>();
    this.exited = promise;
    this.#ends = resolve;
    this.#current = this.#run();
  }

  /** @returns when the former one is gone, and its successor begins */
  async restart(): Promise<void> {
    const former = this.#current;
    this.#expected = former;
    former.requestStop();
    await former.exited;
    if (!this.#isEnding) this.#current = this.#run();
  }

  lastLines(): readonly string[] {
    return this.#current.lastLines();
  }

  requestStop(): void {
    this.#end((current) => current.requestStop());
  }

  kill(): void {
    this.#end((current) => current.kill());
  }

  #end(how: (current: ServiceProcess) => void): void {
    this.#isEnding = true;
    how(this.#current);
    void this.#current.exited.then(this.#ends);
  }

  #run(): ServiceProcess {
    const process = new ServiceProcess(this.definition);
    void this.#watch(process);
    return process;
  }

  async #watch(process: ServiceProcess): Promise<void> {
    const exit = await process.exited;
    if (this.#isEnding || this.#expected === process) return;
    this.tell(`${this.name} ended by itself (${describeExit(exit)}); the next change starts it.`);
  }
}
