import type { GoogleError } from '../google/google.error.js';
import { interrupted, late } from './call.deferral.js';
import type { Clock } from './quota.clock.js';

/** When a call that was sent away because its time was up had best come again, in ms from then. */
const comeAgainMs = 1_000;

interface Waiting {
  readonly admit: () => void;
  readonly refuse: (error: GoogleError) => void;
}

/** Calls that wait for a permit, in the order of their coming; each leaves when its time is up. */
export class PermitQueue {
  /** Sets keep their order, and whoever leaves early is found at once. */
  readonly #waiting = new Set<Waiting>();

  constructor(private readonly clock: Clock) {}

  get length(): number {
    return this.#waiting.size;
  }

  /** Resolves when admitted; rejects with a GoogleError when refused, late, or aborted. */
  async join(deadline: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        this.#waiting.delete(waiting);
        callOff();
        signal.removeEventListener('abort', abort);
      };
      const waiting: Waiting = {
        admit: () => {
          leave();
          resolve();
        },
        refuse: (error) => {
          leave();
          reject(error);
        },
      };
      const abort = (): void => waiting.refuse(interrupted());
      const callOff = this.clock.after(Math.max(0, deadline - this.clock.now()), () =>
        waiting.refuse(late(comeAgainMs)),
      );
      signal.addEventListener('abort', abort, { once: true });
      this.#waiting.add(waiting);
    });
  }

  admitFirst(): void {
    this.#waiting.values().next().value?.admit();
  }

  refuseAll(error: GoogleError): void {
    for (const waiting of this.#waiting) waiting.refuse(error);
  }
}
