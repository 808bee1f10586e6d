import type { Delivery } from './change.handler.js';

/** A claimed lane: what is to be delivered, and how that went so far. */
export interface ClaimedLane extends Omit<Delivery, 'leaseEndsAt'> {
  /** 0 before the first failure of this version. */
  readonly failingForMs: number;
  /** An attempt of this version ended with a fault. */
  readonly troubled: boolean;
  /** Claims in a row before this one that nobody settled. */
  readonly unsettled: number;
  /** Trials of this version begun, and none ended. */
  readonly trials: number;
  /** How long it has been due when it was claimed. */
  readonly overdueMs: number;
}

/**
 * The exclusive right to deliver for one agent until the lease ends. Proven by `token`: a settle
 * that carries another one changes nothing.
 */
export interface Turn {
  readonly agentId: string;
  readonly token: string;
  /**
   * When the lease surely still holds, on this process's monotonic clock (`performance.now()`).
   * Taken before the claim was sent, so it errs on the early side; no wall clock is involved.
   */
  readonly leaseEndsAt: number;
  /** Oldest due first. */
  readonly lanes: readonly ClaimedLane[];
}
