import { describeExit, type ProcessExit } from './children/process.exit.js';
import { type Stoppable, stopInOrder } from './children/stop.sequence.js';
import { StartFault } from './start.fault.js';

/** A process of ours, with a name to report it by. */
export interface Member extends Stoppable {
  readonly name: string;
  readonly exited: Promise<ProcessExit>;
  lastLines(): readonly string[];
}

/**
 * Milliseconds. Everything has to be gone within 10 s; PostgreSQL, which has to write out what
 * the services left, gets what they did not need.
 */
const patience = { each: 3_000, services: 8_000, everything: 9_000, postgresAtLeast: 1_000 };

/** What runs at the moment. One that ends without having been asked brings the others down. */
export class RunningStack {
  /** Rejects with a fault that names the first one that died; never resolves. */
  readonly death: Promise<never>;
  wasKilled = false;
  readonly #services: Member[] = [];
  #postgres: Member | undefined;
  #stopping: Promise<void> | undefined;
  readonly #dies: (fault: StartFault) => void;

  constructor() {
    const { promise, reject } = Promise.withResolvers<never>();
    this.death = promise;
    // Nobody may be waiting for it when it comes.
    promise.catch(() => undefined);
    this.#dies = reject;
  }

  /** Stopped last: the services drain into it. */
  addPostgres(member: Member): void {
    this.#postgres = member;
    void this.#watch(member);
  }

  /** Stopped in the order in which they were added. */
  addService(member: Member): void {
    this.#services.push(member);
    void this.#watch(member);
  }

  async stop(): Promise<void> {
    this.#stopping ??= this.#stopAll();
    return this.#stopping;
  }

  /** Ends a stop that is under way: nothing drains any longer. */
  kill(): void {
    this.wasKilled = true;
    for (const member of this.#services) member.kill();
    this.#postgres?.kill();
  }

  async #stopAll(): Promise<void> {
    const begun = performance.now();
    await stopInOrder(this.#services, { each: patience.each, all: patience.services });
    if (this.#postgres === undefined) return;
    const left = patience.everything - (performance.now() - begun);
    const all = Math.max(patience.postgresAtLeast, left);
    await stopInOrder([this.#postgres], { each: all, all });
  }

  async #watch(member: Member): Promise<void> {
    const exit = await member.exited;
    if (this.#stopping === undefined) this.#dies(describeDeath(member, exit));
  }
}

function describeDeath(member: Member, exit: ProcessExit): StartFault {
  const last = member.lastLines().map((line) => `\n  ${line}`);
  const saying =
    last.length === 0 ? 'Its log above may say why.' : `Its last words:${last.join('')}`;
  return new StartFault(
    'process_died',
    `${member.name} ended by itself (${describeExit(exit)}), so everything is stopped. ${saying}`,
  );
}
