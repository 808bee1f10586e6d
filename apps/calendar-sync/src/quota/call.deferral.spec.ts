import { describe, expect, it } from '@jest/globals';
import { verdictOfFailure } from '../calendar/verdict.policy.js';
import {
  deferredByAgent,
  deferredByPause,
  deferredByProject,
  interrupted,
  late,
} from './call.deferral.js';
import { GoogleError, googleErrorKinds } from '../google/google.error.js';
import { pauseAfter } from './pause.policy.js';

describe('a call that is not sent ends its delivery as a snooze', () => {
  it.each([
    ['for the agent by their own pace', deferredByAgent(700), 'agent', 700],
    ['for everybody by the project’s', deferredByProject(700), 'everybody', 700],
    [
      'for everybody while Google refuses us all',
      deferredByPause('google_project_misconfigured', 90_000),
      'everybody',
      90_000,
    ],
    [
      'for everybody after a rate limit of the project',
      deferredByPause('google_rate_limited_project', 1_200.3),
      'everybody',
      1_201,
    ],
    ['for this change when its time was up', late(1_000), 'lane', 1_000],
    ['for this change when it was interrupted', interrupted(), 'lane', 0],
  ])('%s', (_what, deferral, scope, delayMs) => {
    expect(verdictOfFailure(deferral, 0)).toMatchObject({ kind: 'snooze', scope, delayMs });
  });
});

describe('a refusal of Google’s', () => {
  const refusal = (kind: (typeof googleErrorKinds)[number], retryAfterMs: number | null) =>
    new GoogleError({ kind, code: kind, status: 403, reason: null, detail: null, retryAfterMs });

  it('makes everybody rest only where it concerns everybody', () => {
    const resting = googleErrorKinds.filter((kind) => pauseAfter(refusal(kind, null)) !== null);
    expect(resting).toEqual(['rate_limited_project', 'project_misconfigured']);
  });

  it('says for how long, or it is minutes where an operator has to act', () => {
    expect(pauseAfter(refusal('rate_limited_project', 7_000))).toBe(7_000);
    expect(pauseAfter(refusal('rate_limited_project', null))).toBe(2_000);
    expect(pauseAfter(refusal('project_misconfigured', null))).toBe(300_000);
  });
});
