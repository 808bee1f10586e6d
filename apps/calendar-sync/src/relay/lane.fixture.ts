import type { ClaimedLane } from './turn.js';

/** A lane as the claim hands it out for the first time. */
export function laneOf(appointmentId: string): ClaimedLane {
  return {
    appointmentId,
    agentId: 'agent',
    version: 1,
    operation: 'upsert',
    schemaVersion: 1,
    payload: {},
    receipt: null,
    attempt: 1,
    traceContext: null,
    failingForMs: 0,
    troubled: false,
    unsettled: 0,
    trials: 0,
    overdueMs: 0,
  };
}
