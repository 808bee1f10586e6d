import type { Logger } from '#shared/logging/index.js';
import type { GoogleError } from '../google/google.error.js';
import { type Allowance, largestBlock, projectAllowance } from './allowance.js';
import { blockSize } from './block.size.js';
import { deferredByPause, deferredByProject, interrupted } from './call.deferral.js';
import { type CallLedger, type Lease, projectScope } from './call.ledger.js';
import { emptyStock, PermitStock } from './permit.stock.js';
import { PermitQueue } from './permit.queue.js';
import type { Clock } from './quota.clock.js';
import type { QuotaMetrics } from './quota.metrics.js';
import type { QuotaSettings } from './quota.settings.js';

/** Permits that nobody asked for during this long are given back, in ms. */
const idleMs = 200;
/** The slots of an answer that took longer than this have passed. */
const staleAfterMs = 1_000;

/**
 * This replica's share of the project's calls: leases blocks of permits and hands them out, each
 * in its slot, first come first served.
 */
export class ProjectBudget {
  readonly #queue: PermitQueue;
  readonly #allowance: Allowance;
  readonly #largest: number;
  readonly #horizonMs: number;
  #stock = emptyStock();
  #lease: Lease | undefined;
  #leasing: Promise<void> | undefined;
  #leasedAt = -Infinity;
  #used = 0;
  #callOff = (): void => undefined;
  #closed = false;
  /** A pause has run out: the first call that Google takes ends it. */
  onProbation = false;

  constructor(
    settings: QuotaSettings,
    private readonly ledger: CallLedger,
    private readonly clock: Clock,
    private readonly metrics: QuotaMetrics,
    private readonly logger: Logger,
  ) {
    this.#queue = new PermitQueue(clock);
    this.#allowance = projectAllowance(settings.projectPerMinute);
    this.#largest = largestBlock(settings.projectPerMinute);
    this.#horizonMs = settings.patienceMs / 2;
  }

  /**
   * Resolves in the slot of a permit, which is used up with that.
   *
   * @param deadline on the clock: a slot behind it is not waited for
   * @throws GoogleError when the call must not be sent now
   */
  async take(deadline: number, signal: AbortSignal): Promise<void> {
    // A process that was paused until its time was up sends nothing any more.
    if (signal.aborted || this.clock.now() > deadline) throw interrupted();
    const permit = this.#queue.join(deadline, signal);
    this.#pump();
    if (this.#queue.length > 0) this.metrics.waited('project');
    await permit;
  }

  /** What is left of the block is void: nobody is to call for a while. */
  drop(): void {
    this.#stock = emptyStock();
  }

  /** Whoever waits is sent away, and unused permits are given back. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#queue.refuseAll(interrupted());
    await this.#leasing;
    await this.#giveBack();
  }

  #pump(): void {
    this.#callOff();
    while (this.#queue.length > 0) {
      const waitMs = this.#stock.untilNext(this.clock.now());
      if (waitMs === null) {
        this.#leasing ??= this.#leaseBlock().finally(() => {
          this.#leasing = undefined;
          if (!this.#closed) this.#pump();
        });
        return;
      }
      if (waitMs > 0) {
        this.#callOff = this.clock.after(waitMs, () => this.#pump());
        return;
      }
      this.#stock.take();
      this.#used += 1;
      this.#queue.admitFirst();
    }
    if (this.#stock.left(this.clock.now()) > 0) {
      this.#callOff = this.clock.after(idleMs, () => void this.#giveBack());
    }
  }

  async #leaseBlock(): Promise<void> {
    const askedAt = this.clock.now();
    const demand = {
      waiting: this.#queue.length,
      used: this.#used,
      sinceMs: askedAt - this.#leasedAt,
    };
    try {
      const request = { scope: projectScope, permits: blockSize(demand, this.#largest) };
      const terms = { ...this.#allowance, horizonMs: this.#horizonMs };
      const [lease] = await this.ledger.lease([request], terms);
      if (lease === undefined) throw new Error('the ledger did not answer');
      this.#accept(lease, askedAt);
    } catch (error) {
      this.logger.warn({ err: error }, 'the budget of calls to Google is not known');
      this.#queue.refuseAll(interrupted(1_000));
    }
  }

  #accept(lease: Lease, askedAt: number): void {
    const now = this.clock.now();
    if (lease.granted === 0) {
      for (let call = 0; call < this.#queue.length; call += 1) this.metrics.deferred('project');
      this.#queue.refuseAll(refusalOf(lease));
      return;
    }
    this.#leasedAt = askedAt;
    this.#used = 0;
    this.onProbation = lease.onProbation;
    if (now - askedAt > staleAfterMs) return;
    this.#lease = lease;
    this.#stock = new PermitStock({
      firstAt: now + lease.waitMs,
      intervalMs: this.#allowance.intervalMs,
      permits: lease.granted,
    });
  }

  async #giveBack(): Promise<void> {
    this.#callOff();
    const unused = this.#stock.left(this.clock.now());
    const lease = this.#lease;
    this.#stock = emptyStock();
    if (lease === undefined || unused === 0) return;
    try {
      await this.ledger.giveBack(lease, unused, this.#allowance.intervalMs);
    } catch (error) {
      this.logger.warn({ err: error, permits: unused }, 'unused permits were not given back');
    }
  }
}

/** Half of a mere wait: what is booked by then keeps Google busy until the changes are back. */
function refusalOf({ pausedBy, waitMs }: Lease): GoogleError {
  return pausedBy === null ? deferredByProject(waitMs / 2) : deferredByPause(pausedBy, waitMs);
}
