import type { EventKind, Host, World } from './world.js';

interface Deferred {
  readonly kind: EventKind;
  readonly run: () => void | Promise<void>;
}

/** A stopped Node usually waits for I/O: what arrived is read before what ran out is run. */
const inPoll = ['io', 'timer'] as const;
/** It may have been stopped while it ran code, too. */
const inCode = ['timer', 'io'] as const;

/**
 * A process of the product, from its start to its end. Once it is dead nothing of it runs any
 * more: what it waited for never comes.
 */
export class SimulatedProcess implements Host {
  alive = true;
  pausedUntilMs = 0;
  /** How wrong its wall clock is; it may jump. */
  wallOffsetMs = 0;
  /** Effects so far, which name its faults. */
  statements = 0;
  calls = 0;
  /** When it was last paused or had been paused until. */
  #lastPausedMs = -Infinity;
  #pauseInDeliveryMs = 0;
  readonly #bootMs: number;
  readonly #deferred: Deferred[] = [];
  readonly #whenDead: (() => void)[] = [];

  constructor(
    readonly world: World,
    readonly name: string,
  ) {
    this.#bootMs = world.nowMs;
  }

  /** What `Date.now` says in it. */
  wallMs(): number {
    return this.world.nowMs + this.wallOffsetMs;
  }

  /** What `performance.now` says in it: goes on while it is paused. */
  monotonicMs(): number {
    return this.world.nowMs - this.#bootMs;
  }

  /** SIGSTOP, and SIGCONT after a while. */
  pause(forMs: number): void {
    const untilMs = this.world.nowMs + forMs;
    if (untilMs <= this.pausedUntilMs) return;
    this.pausedUntilMs = untilMs;
    this.#lastPausedMs = untilMs;
    this.world.after(forMs, 'io', undefined, () => this.#resume(untilMs));
  }

  /** SIGSTOP as soon as it begins a delivery: when it matters most. */
  pauseInDelivery(forMs: number): void {
    this.#pauseInDeliveryMs = forMs;
  }

  beginsDelivery(): void {
    if (this.#pauseInDeliveryMs > 0) this.pause(this.#pauseInDeliveryMs);
    this.#pauseInDeliveryMs = 0;
  }

  /** Whether it was stopped at or after that moment. */
  pausedSince(sinceMs: number): boolean {
    return this.#lastPausedMs >= sinceMs;
  }

  defer(event: Deferred): void {
    this.#deferred.push(event);
  }

  onDeath(callback: () => void): void {
    this.#whenDead.push(callback);
  }

  /** kill -9. */
  kill(): void {
    if (!this.alive) return;
    this.alive = false;
    for (const callback of this.#whenDead) callback();
  }

  #resume(untilMs: number): void {
    if (this.pausedUntilMs !== untilMs) return;
    const waiting = this.#deferred.splice(0);
    const order = Math.floor(untilMs) % 2 === 0 ? inPoll : inCode;
    for (const kind of order) {
      for (const event of waiting) {
        if (event.kind === kind) this.world.after(0, kind, this, event.run);
      }
    }
  }
}
