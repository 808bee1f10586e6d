import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import {
  describeExit,
  exitOf,
  type ProcessExit,
} from '../../apps/stack/src/children/process.exit.js';
import { waitUntilHealthy } from '../../apps/stack/src/children/readiness.probe.js';
import type { ServiceDefinition } from '../../apps/stack/src/children/service.definitions.js';
import { ServiceLog } from './service.log.js';

/** Between two attempts to start: the database may be away for a while. */
const restartPauseMs = 200;

/** A service as a process that can be hurt, and is started again as its supervisor would. */
export class SupervisedProcess {
  /** How it ended when nobody had asked it to, or not as it should. */
  readonly accidents: string[] = [];
  restarts = -1;
  readonly #log: ServiceLog;
  #child: ChildProcess | undefined;
  #exited: Promise<ProcessExit> = Promise.resolve({ code: 0, signal: null });
  #isWanted = false;
  #isReady = false;

  constructor(
    readonly name: string,
    private readonly definition: ServiceDefinition,
    private readonly nodeArguments: readonly string[],
    logs: string,
  ) {
    this.#log = new ServiceLog(logs, name);
  }

  get address(): string {
    return this.definition.address;
  }

  /** @returns when it is ready; a start that fails is made again. @throws when `signal` is aborted */
  async start(signal: AbortSignal): Promise<void> {
    this.#isWanted = true;
    for (;;) {
      this.#spawn();
      const gone = new AbortController();
      void this.#exited.then(() => gone.abort());
      const either = AbortSignal.any([signal, gone.signal]);
      await waitUntilHealthy(this.name, this.address, either).catch((error: unknown) => {
        if (!either.aborted) throw error;
      });
      signal.throwIfAborted();
      if (!gone.signal.aborted) break;
      await pause(restartPauseMs, undefined, { signal });
    }
    this.#isReady = true;
    void this.#supervise(signal);
  }

  /** As a crash would. @returns when it is gone */
  async kill(): Promise<void> {
    this.#isWanted = false;
    this.#child?.kill('SIGKILL');
    await this.#exited;
  }

  /** As an operator would. @returns when it is gone, which must not take long nor go wrong */
  async terminate(): Promise<void> {
    this.#isWanted = false;
    this.#child?.kill('SIGTERM');
    const exit = await this.#exited;
    if (exit.code !== 0) {
      this.accidents.push(`${this.name} was asked to stop and ended with ${describeExit(exit)}`);
    }
  }

  /** Everything in it stands still, its connections stay open. */
  stop(): void {
    this.#child?.kill('SIGSTOP');
  }

  goOn(): void {
    this.#child?.kill('SIGCONT');
  }

  /** For good. */
  async end(): Promise<void> {
    await this.kill();
    this.#log.close();
  }

  #spawn(): void {
    this.restarts += 1;
    this.#isReady = false;
    const { script, environment } = this.definition;
    const child = spawn(
      process.execPath,
      ['--enable-source-maps', ...this.nodeArguments, script],
      // Not in our group: a terminal's Ctrl-C is for us alone.
      { env: environment, stdio: [...this.#log.stdio], detached: true },
    );
    this.#child = child;
    this.#exited = exitOf(child);
  }

  async #supervise(signal: AbortSignal): Promise<void> {
    const child = this.#child;
    const exit = await this.#exited;
    if (this.#child !== child || !this.#isWanted || !this.#isReady || signal.aborted) return;
    this.accidents.push(`${this.name} ended by itself: ${describeExit(exit)}`);
    await this.start(signal).catch(() => undefined);
  }
}
