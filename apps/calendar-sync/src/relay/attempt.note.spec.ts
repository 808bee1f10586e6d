import { describe, expect, it } from '@jest/globals';
import { noteOf, traceIdOf } from './attempt.note.js';
import type { Verdict } from './change.handler.js';
import { laneOf } from './lane.fixture.js';
import { defaultRelaySettings } from './relay.settings.js';
import { settlementOf } from './settlement.decider.js';
import type { ClaimedLane } from './turn.js';

const fault = { code: 'google_unavailable', detail: null, status: 503 };
const timing = { beganAt: 5, durationMs: 7 };
const done: Verdict = { kind: 'done', receipt: null };

function noteAfter(verdict: Verdict, history: Partial<ClaimedLane> = {}) {
  const lane = { ...laneOf('a'), ...history };
  return noteOf(settlementOf(lane, verdict, defaultRelaySettings, 0.5), verdict, timing);
}

describe('what is remembered of an attempt', () => {
  it.each<Verdict>([done, { kind: 'skip' }])('nothing of a first $kind', (verdict) => {
    expect(noteAfter(verdict)).toBeNull();
  });

  it.each<Verdict>([
    { kind: 'retry', fault },
    { kind: 'snooze', delayMs: 1, scope: 'lane', fault },
    { kind: 'park', fault },
    { kind: 'fail', fault },
  ])('a $kind, with why', (verdict) => {
    expect(noteAfter(verdict)).toMatchObject({ ...timing, outcome: verdict.kind, fault });
  });

  it.each([{ attempt: 2 }, { troubled: true }])('the end of a streak: done after %j', (history) => {
    expect(noteAfter(done, history)).toMatchObject({ outcome: 'done', fault: null });
  });

  it('that the last retry was one too many', () => {
    const failingForMs = defaultRelaySettings.giveUpAfterMs;
    expect(noteAfter({ kind: 'retry', fault }, { failingForMs })).toMatchObject({
      outcome: 'fail',
      fault,
    });
  });
});

describe('the trace id of a change', () => {
  it.each([
    ['00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01', '4bf92f3577b34da6a3ce929d0e0e4736'],
    ['nothing of the kind', null],
    [null, null],
  ])('of %s is %s', (traceContext, traceId) => {
    expect(traceIdOf(traceContext)).toBe(traceId);
  });
});
