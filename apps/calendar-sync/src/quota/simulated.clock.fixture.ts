import type { Clock } from './quota.clock.js';

interface Timer {
  readonly at: number;
  readonly work: () => void;
}

/** Time that passes when a test says so: from one timer to the next. */
export class SimulatedClock implements Clock {
  #now = 0;
  readonly #timers = new Set<Timer>();
  #standing = 0;

  now(): number {
    return this.#now;
  }

  after(delayMs: number, work: () => void): () => void {
    const timer = { at: this.#now + delayMs, work };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  }

  async sleep(delayMs: number): Promise<void> {
    return new Promise((resolve) => {
      this.after(delayMs, resolve);
    });
  }

  /** Time stands still while the work is under way: something real, like a call over HTTP. */
  async still<Result>(work: Promise<Result>): Promise<Result> {
    this.#standing += 1;
    try {
      return await work;
    } finally {
      this.#standing -= 1;
    }
  }

  /** Lets time pass, with all that happens in it. */
  async pass(durationMs: number): Promise<void> {
    const end = this.#now + durationMs;
    for (;;) {
      do await quiet();
      while (this.#standing > 0);
      const next = this.#next();
      if (next === undefined || next.at > end) break;
      this.#now = Math.max(this.#now, next.at);
      this.#timers.delete(next);
      next.work();
    }
    this.#now = end;
  }

  #next(): Timer | undefined {
    let first: Timer | undefined;
    for (const timer of this.#timers) if (first === undefined || timer.at < first.at) first = timer;
    return first;
  }
}

/** Resolves when everything that needs no time has happened. */
export async function quiet(): Promise<void> {
  await new Promise((resolve) => {
    setImmediate(resolve);
  });
}
