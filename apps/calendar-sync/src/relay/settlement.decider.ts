import type { LaneState } from '#shared/outbox/index.js';
import type { DeliveryFault, Verdict } from './change.handler.js';
import { backoffMs, type BackoffBounds } from './retry.policy.js';
import type { ClaimedLane } from './turn.js';

/** What the settle writes on one lane. */
export interface Settlement {
  readonly lane: ClaimedLane;
  readonly state: LaneState;
  /** For `due`: how long from now. */
  readonly delayMs: number;
  /** False gives back the attempt that the claim counted. */
  readonly counts: boolean;
  /** null keeps the stored one. */
  readonly receipt: unknown;
  readonly fault: DeliveryFault | null;
  /** What becomes of the lane's count of claims that nobody settled: any end of a delivery is one. */
  readonly unsettled: number;
  readonly trials: number;
}

export interface SettlementPolicy extends BackoffBounds {
  readonly giveUpAfterMs: number;
}

/** What becomes of a lane after its delivery. Pure: `random` is from 0 to 1 (excluded). */
export function settlementOf(
  lane: ClaimedLane,
  verdict: Verdict,
  policy: SettlementPolicy,
  random: number,
): Settlement {
  switch (verdict.kind) {
    case 'done':
      return { ...settled(lane, 'done'), receipt: verdict.receipt };
    case 'skip':
      return settled(lane, 'skipped');
    case 'park':
      return { ...settled(lane, 'paused'), counts: false, fault: verdict.fault };
    case 'fail':
      return { ...settled(lane, 'failed'), fault: verdict.fault };
    case 'snooze':
      return {
        ...settled(lane, 'due'),
        delayMs: verdict.delayMs,
        counts: false,
        fault: verdict.fault,
      };
    case 'retry':
      if (lane.failingForMs >= policy.giveUpAfterMs) {
        return { ...settled(lane, 'failed'), fault: verdict.fault };
      }
      return {
        ...settled(lane, 'due'),
        delayMs: backoffMs(lane.attempt, policy, random),
        fault: verdict.fault,
      };
  }
}

/** Why a change is not tried again whose trials never ended. */
export const crashes = {
  kind: 'fail',
  fault: { code: 'delivery_crashes', detail: null },
} as const satisfies Verdict;

/** Ends a lane that nobody dares to deliver. A newer version, or a replay, tries afresh. */
export function givenUp(lane: ClaimedLane): Settlement {
  return { ...settled(lane, 'failed'), counts: false, fault: crashes.fault };
}

/** Hands an unstarted lane back as if it had never been claimed; a suspicion stays what it was. */
export function unstarted(lane: ClaimedLane, delayMs = 0): Settlement {
  const { unsettled, trials } = lane;
  return { ...settled(lane, 'due'), delayMs, counts: false, unsettled, trials };
}

function settled(lane: ClaimedLane, state: LaneState): Settlement {
  return {
    lane,
    state,
    delayMs: 0,
    counts: true,
    receipt: null,
    fault: null,
    unsettled: 0,
    trials: 0,
  };
}
