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

/** Hands an unstarted lane back as if it had never been claimed. */
export function unstarted(lane: ClaimedLane): Settlement {
  return { ...settled(lane, 'due'), counts: false };
}

function settled(lane: ClaimedLane, state: LaneState): Settlement {
  return { lane, state, delayMs: 0, counts: true, receipt: null, fault: null };
}
