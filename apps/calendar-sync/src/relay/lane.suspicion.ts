import type { ClaimedLane } from './turn.js';

/**
 * Claims in a row that nobody settled, before a lane is suspected. One is an ordinary crash or a
 * replaced machine, and costs those who were claimed at that moment nothing but the lease.
 */
const unsettledOfASuspect = 2;

/** Trials begun and not ended, until a change is not tried again. */
const mostTrials = 3;

/**
 * How often one version of a change can take its process down, with any number of replicas.
 * ADR 9 says how this is counted.
 */
export const mostCrashesOfAChange = unsettledOfASuspect + mostTrials;

/**
 * ordinary  delivered with the others of its turn
 * suspect   its delivery may have ended processes: only on trial
 * hopeless  trials began and none of them ended: not delivered any more
 */
export type Suspicion = 'ordinary' | 'suspect' | 'hopeless';

/** What a lane's history lets us expect of its delivery. Pure. */
export function suspicionOf({
  unsettled,
  trials,
}: Pick<ClaimedLane, 'unsettled' | 'trials'>): Suspicion {
  if (trials >= mostTrials) return 'hopeless';
  return unsettled >= unsettledOfASuspect ? 'suspect' : 'ordinary';
}
