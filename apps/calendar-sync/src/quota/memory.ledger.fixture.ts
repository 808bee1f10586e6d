import {
  CallLedger,
  type Lease,
  type LeaseRequest,
  type LeaseTerms,
  projectScope,
} from './call.ledger.js';
import type { SimulatedClock } from './simulated.clock.fixture.js';

interface Row {
  nextAt: number;
  pausedUntil: number;
  pausedBy: string | null;
}

/** The ledger on a simulated clock; held to the same behaviour as PostgreSQL's by one spec. */
export class MemoryLedger extends CallLedger {
  readonly #rows = new Map<string, Row>();
  /** Statements so far. */
  statements = 0;
  failing = false;
  /** How long a statement takes; half of it before it does anything. */
  latencyMs = (): number => 0;

  constructor(private readonly clock: SimulatedClock) {
    super();
  }

  override async lease(
    requests: readonly LeaseRequest[],
    terms: LeaseTerms,
  ): Promise<readonly Lease[]> {
    return this.#statement(() => requests.map((request) => this.#leaseOne(request, terms)));
  }

  override async giveBack(lease: Lease, permits: number, intervalMs: number): Promise<void> {
    await this.#statement(() => {
      const row = this.#row(lease.scope);
      if (String(row.nextAt) === lease.mark) row.nextAt -= permits * intervalMs;
    });
  }

  override async pause(forMs: number, code: string): Promise<boolean> {
    return this.#statement(() => {
      const row = this.#row(projectScope);
      const until = this.clock.now() + forMs;
      if (row.pausedUntil >= until) return false;
      const began = row.pausedBy !== code;
      row.pausedUntil = until;
      row.pausedBy = code;
      return began;
    });
  }

  override async endPause(): Promise<string | null> {
    return this.#statement(() => {
      const row = this.#row(projectScope);
      if (row.pausedUntil > this.clock.now()) return null;
      const { pausedBy } = row;
      row.pausedBy = null;
      return pausedBy;
    });
  }

  override async pausedBy(): Promise<string | null> {
    return this.#statement(() => this.#row(projectScope).pausedBy);
  }

  #leaseOne({ scope, permits }: LeaseRequest, terms: LeaseTerms): Lease {
    const { intervalMs, burst, horizonMs } = terms;
    const now = this.clock.now();
    const row = this.#row(scope);
    const startAt = Math.max(row.nextAt, row.pausedUntil, now - burst * intervalMs);
    const waitMs = startAt - now;
    const fitting = 1 + Math.floor((horizonMs - waitMs) / intervalMs);
    const granted = Math.max(0, Math.min(permits, fitting));
    if (granted > 0) row.nextAt = startAt + granted * intervalMs;
    const isPaused = row.pausedUntil > now;
    const pausedBy = isPaused ? row.pausedBy : null;
    const onProbation = row.pausedBy !== null && !isPaused;
    return { scope, granted, waitMs, pausedBy, onProbation, mark: String(row.nextAt) };
  }

  async #statement<Result>(work: () => Result): Promise<Result> {
    this.statements += 1;
    const latencyMs = this.latencyMs();
    if (latencyMs > 0) await this.clock.sleep(latencyMs / 2);
    if (this.failing) throw new Error('the database is away');
    const result = work();
    if (latencyMs > 0) await this.clock.sleep(latencyMs / 2);
    return result;
  }

  #row(scope: string): Row {
    const row = this.#rows.get(scope) ?? {
      nextAt: -Infinity,
      pausedUntil: -Infinity,
      pausedBy: null,
    };
    this.#rows.set(scope, row);
    return row;
  }
}
