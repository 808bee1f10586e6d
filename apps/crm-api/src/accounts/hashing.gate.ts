import { Problem } from '#shared/http/index.js';

/**
 * Lets few in at a time. A password hash fills 19 MiB and one of the four threads that DNS and
 * files need too, so a crowd at the sign-in must not take them all.
 */
export class HashingGate {
  #inside = 0;
  readonly #waiting: (() => void)[] = [];

  /**
   * @param width how many at once
   * @param patience how many may wait
   */
  constructor(
    private readonly width: number,
    private readonly patience: number,
  ) {}

  /** @throws Problem 503 `busy` when too many wait already */
  async pass<Result>(work: () => Promise<Result>): Promise<Result> {
    await this.#enter();
    try {
      return await work();
    } finally {
      this.#leave();
    }
  }

  async #enter(): Promise<void> {
    if (this.#inside < this.width) {
      this.#inside += 1;
      return;
    }
    if (this.#waiting.length >= this.patience) {
      throw new Problem(503, 'busy', 'Too many people are signing in at this moment', {
        headers: { 'retry-after': '2' },
      });
    }
    // Whoever leaves hands the place over, so `#inside` stays as it is.
    await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  #leave(): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#inside -= 1;
    else next();
  }
}
