/** A permit is void this long after its slot, in ms: the rest of the spread is the network's. */
const validMs = 350;

export interface PermitBlock {
  /** The first slot, on the monotonic clock. */
  readonly firstAt: number;
  readonly intervalMs: number;
  readonly permits: number;
}

/** The unused permits of a leased block, each for its slot. */
export class PermitStock {
  #gone = 0;

  constructor(private readonly block: PermitBlock) {}

  /** Permits whose slots have not run out. */
  left(now: number): number {
    while (this.#gone < this.block.permits && now - this.#nextAt() > validMs) this.#gone += 1;
    return this.block.permits - this.#gone;
  }

  /** From now to the next slot in ms, 0 once it has begun; null with none left. */
  untilNext(now: number): number | null {
    return this.left(now) === 0 ? null : Math.max(0, this.#nextAt() - now);
  }

  /** Uses up the next one, whose slot has to have begun. */
  take(): void {
    this.#gone += 1;
  }

  #nextAt(): number {
    return this.block.firstAt + this.#gone * this.block.intervalMs;
  }
}

export const emptyStock = (): PermitStock =>
  new PermitStock({ firstAt: 0, intervalMs: 1, permits: 0 });
