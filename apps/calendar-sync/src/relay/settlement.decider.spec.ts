import { describe, expect, it } from '@jest/globals';
import type { Verdict } from './change.handler.js';
import { settlementOf, unstarted } from './settlement.decider.js';
import type { ClaimedLane } from './turn.js';

const fault = { code: 'google_backend_error', detail: 'Backend Error' };
const policy = { retryBaseMs: 1_000, retryCapMs: 900_000, giveUpAfterMs: 86_400_000 };

const lane: ClaimedLane = {
  appointmentId: '8f0c3f3e-0000-4000-8000-000000000001',
  agentId: '8f0c3f3e-0000-4000-8000-000000000002',
  version: 3,
  operation: 'upsert',
  schemaVersion: 1,
  payload: {},
  receipt: null,
  attempt: 2,
  traceContext: null,
  failingForMs: 0,
};

describe('what becomes of a lane', () => {
  it.each<{ verdict: Verdict; expected: Record<string, unknown> }>([
    {
      verdict: { kind: 'done', receipt: { eventId: 'alt1' } },
      expected: { state: 'done', receipt: { eventId: 'alt1' }, counts: true, fault: null },
    },
    { verdict: { kind: 'skip' }, expected: { state: 'skipped', receipt: null, fault: null } },
    { verdict: { kind: 'fail', fault }, expected: { state: 'failed', fault, counts: true } },
    { verdict: { kind: 'park', fault }, expected: { state: 'paused', fault, counts: false } },
    {
      verdict: { kind: 'snooze', delayMs: 700, scope: 'agent', fault },
      expected: { state: 'due', delayMs: 700, fault, counts: false },
    },
    {
      verdict: { kind: 'retry', fault },
      expected: { state: 'due', delayMs: 1_000, fault, counts: true },
    },
  ])('after $verdict.kind is $expected.state', ({ verdict, expected }) => {
    expect(settlementOf(lane, verdict, policy, 0.5)).toMatchObject(expected);
  });

  it('is failed when a transient fault has lasted as long as anybody waits', () => {
    const tired = { ...lane, failingForMs: policy.giveUpAfterMs };
    expect(settlementOf(tired, { kind: 'retry', fault }, policy, 0.5)).toMatchObject({
      state: 'failed',
      fault,
    });
  });

  it('is as before the claim when the delivery was not begun', () => {
    expect(unstarted(lane)).toMatchObject({ state: 'due', delayMs: 0, counts: false, fault: null });
  });
});
