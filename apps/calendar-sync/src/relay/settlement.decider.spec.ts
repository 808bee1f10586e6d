import { describe, expect, it } from '@jest/globals';
import type { Verdict } from './change.handler.js';
import { laneOf } from './lane.fixture.js';
import { givenUp, settlementOf, unstarted } from './settlement.decider.js';

const fault = { code: 'google_backend_error', detail: 'Backend Error' };
const policy = { retryBaseMs: 1_000, retryCapMs: 900_000, giveUpAfterMs: 86_400_000 };

const lane = { ...laneOf('a'), attempt: 2, unsettled: 1, trials: 1 };

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

  it('is as before the claim when the delivery was not begun: suspected as it was', () => {
    expect(unstarted(lane)).toEqual({
      lane,
      state: 'due',
      delayMs: 0,
      counts: false,
      receipt: null,
      fault: null,
      unsettled: 1,
      trials: 1,
    });
  });

  it.each<Verdict>([
    { kind: 'done', receipt: null },
    { kind: 'skip' },
    { kind: 'retry', fault },
    { kind: 'snooze', delayMs: 1, scope: 'lane', fault },
    { kind: 'park', fault },
    { kind: 'fail', fault },
  ])('is no suspect any more after $kind: its delivery came to an end', (verdict) => {
    expect(settlementOf(lane, verdict, policy, 0.5)).toMatchObject({ unsettled: 0, trials: 0 });
  });

  it('is failed without another attempt when nobody dares to try it again', () => {
    expect(givenUp(lane)).toMatchObject({
      state: 'failed',
      counts: false,
      fault: { code: 'delivery_crashes' },
      unsettled: 0,
      trials: 0,
    });
  });
});
