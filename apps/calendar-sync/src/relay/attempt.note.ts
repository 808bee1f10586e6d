import type { Verdict } from './change.handler.js';
import type { Settlement } from './settlement.decider.js';

/** From the process's monotonic clock, in milliseconds. */
export interface Timing {
  readonly beganAt: number;
  readonly durationMs: number;
}

/** One row of the attempts' history. */
export interface AttemptNote extends Timing, Pick<Settlement, 'lane' | 'fault'> {
  readonly outcome: Verdict['kind'];
}

/**
 * What is worth remembering of an attempt: everything but an end without a fault that was the
 * first thing to happen to its version. So the usual delivery leaves no row.
 */
export function noteOf(
  { lane, state, fault }: Settlement,
  verdict: Verdict,
  timing: Timing,
): AttemptNote | null {
  const atTheFirstTry = lane.attempt === 1 && !lane.troubled;
  if (fault === null && atTheFirstTry) return null;
  // The retry that took too long is where it was given up.
  return { ...timing, lane, fault, outcome: state === 'failed' ? 'fail' : verdict.kind };
}

/** The trace that the change was made in: 32 hex digits of its W3C `traceparent`. */
export function traceIdOf(traceContext: string | null): string | null {
  return (
    /^[\da-f]{2}-(?<traceId>[\da-f]{32})-/.exec(traceContext ?? '')?.groups?.['traceId'] ?? null
  );
}
