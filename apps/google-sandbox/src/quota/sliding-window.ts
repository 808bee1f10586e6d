const initialCapacity = 16;

/**
 * An exact sliding window: a call is let through if fewer than `limit` were in the last
 * `lengthMs`. A ring of the times let through, grown as needed: 10,000 accounts that are mostly
 * idle cost little, and a call costs the same whatever the limit.
 */
export class SlidingWindow {
  #times = new Float64Array(initialCapacity);
  #oldest = 0;
  #count = 0;

  constructor(private readonly lengthMs: number) {}

  /** Calls that still count at `now`. */
  used(now: number): number {
    this.#forget(now - this.lengthMs);
    return this.#count;
  }

  record(now: number): void {
    if (this.#count === this.#times.length) this.#grow();
    this.#times[(this.#oldest + this.#count) % this.#times.length] = now;
    this.#count += 1;
  }

  #forget(upTo: number): void {
    while (this.#count > 0 && (this.#times[this.#oldest] ?? 0) <= upTo) {
      this.#oldest = (this.#oldest + 1) % this.#times.length;
      this.#count -= 1;
    }
  }

  #grow(): void {
    const grown = new Float64Array(this.#times.length * 2);
    for (let index = 0; index < this.#count; index += 1) {
      grown[index] = this.#times[(this.#oldest + index) % this.#times.length] ?? 0;
    }
    this.#times = grown;
    this.#oldest = 0;
  }
}
