import type { Allowance } from './allowance.js';

/** The scope of the whole project; every other scope is an agent's id. */
export const projectScope = '00000000-0000-0000-0000-000000000000';

export interface LeaseRequest {
  readonly scope: string;
  readonly permits: number;
}

export interface LeaseTerms extends Allowance {
  /** Slots that begin later than this from now are not given out. */
  readonly horizonMs: number;
}

export interface Lease {
  readonly scope: string;
  /** From none to as many as were asked for: slots one interval apart. */
  readonly granted: number;
  /** From now to the first slot, or to the first there would be; negative if it has begun. */
  readonly waitMs: number;
  /** The pause it waits for, by its stable code; null: only for its slot. */
  readonly pausedBy: string | null;
  /** A pause has run out, and no call was taken since: the next one that is ends it. */
  readonly onProbation: boolean;
  /** Proves that nobody leased since. */
  readonly mark: string;
}

/**
 * Who may call Google when: for each scope the moment from which slots are free. Shared by all
 * replicas, on one clock that is none of theirs.
 */
export abstract class CallLedger {
  /**
   * Each scope once at the most. Waits are counted from the moment of the answer, so a slow one
   * makes a slot later, never earlier.
   */
  abstract lease(requests: readonly LeaseRequest[], terms: LeaseTerms): Promise<readonly Lease[]>;

  /**
   * Gives back the last `permits` of a lease. Only if nobody leased since: what follows ours
   * cannot be moved, and our slots pass unused.
   */
  abstract giveBack(lease: Lease, permits: number, intervalMs: number): Promise<void>;

  /**
   * Nobody gets a slot for this long, on any replica; never shortens a pause.
   * @returns true when a pause for this reason begins with it, and is not merely prolonged
   */
  abstract pause(forMs: number, code: string): Promise<boolean>;

  /**
   * Google took a call after a pause had run out.
   * @returns the reason of the pause that ends with it; null where there is none to end
   */
  abstract endPause(): Promise<string | null>;

  /** Why nobody calls, or lately could not: until Google takes a call again. */
  abstract pausedBy(): Promise<string | null>;
}
