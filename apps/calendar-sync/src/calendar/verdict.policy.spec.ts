import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import {
  googleErrorKinds,
  type GoogleErrorKind,
  type GoogleFailure,
} from '../google/google.error.js';
import type { Verdict } from '../relay/change.handler.js';
import { verdictOfFailure, verdictOfGrant } from './verdict.policy.js';

const failure = (kind: GoogleErrorKind, retryAfterMs: number | null = null): GoogleFailure => ({
  kind,
  code: `google_${kind}`,
  status: 403,
  reason: 'reason',
  detail: 'Google’s sentence',
  retryAfterMs,
});
const fault = (kind: GoogleErrorKind) => ({
  code: `google_${kind}`,
  detail: 'Google’s sentence',
  status: 403,
});

describe('what a refusal means for the delivery', () => {
  it.each<[GoogleErrorKind, Verdict['kind'], string | undefined, number | undefined]>([
    ['invalid', 'fail', undefined, undefined],
    ['unauthorized', 'park', undefined, undefined],
    ['scope_missing', 'park', undefined, undefined],
    ['grant_gone', 'park', undefined, undefined],
    ['rate_limited_user', 'snooze', 'agent', 5_000],
    ['rate_limited_project', 'snooze', 'everybody', 1_000],
    ['usage_limit', 'snooze', 'agent', 2 * 3_600_000],
    ['project_misconfigured', 'snooze', 'everybody', 4 * 60_000],
    ['forbidden', 'retry', undefined, undefined],
    ['not_found', 'retry', undefined, undefined],
    ['duplicate', 'retry', undefined, undefined],
    ['gone', 'retry', undefined, undefined],
    ['precondition', 'retry', undefined, undefined],
    ['transient', 'retry', undefined, undefined],
    ['unknown', 'retry', undefined, undefined],
  ])('%s: %s', (kind, verdict, scope, delayMs) => {
    expect(verdictOfFailure(failure(kind), 0)).toEqual({
      kind: verdict,
      fault: fault(kind),
      ...(scope === undefined ? {} : { scope, delayMs }),
    });
  });

  it('honours the wait that Google asks for, and spreads those who were told together', () => {
    expect(verdictOfFailure(failure('rate_limited_user', 20_000), 0)).toMatchObject({
      delayMs: 20_000,
    });
    expect(verdictOfFailure(failure('rate_limited_project', 20_000), 0.5)).toMatchObject({
      delayMs: 20_500,
      scope: 'everybody',
    });
  });

  it('burns no attempt where a failing server says when to come again', () => {
    expect(verdictOfFailure(failure('transient', 3_000), 0)).toEqual({
      kind: 'snooze',
      scope: 'lane',
      delayMs: 3_000,
      fault: fault('transient'),
    });
  });

  it('never waits less than asked, and never a fraction of a millisecond', () => {
    const wait = fc.option(fc.integer({ min: 0, max: 86_400_000 }));
    const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    fc.assert(
      fc.property(fc.constantFrom(...googleErrorKinds), wait, random, (kind, askedMs, chance) => {
        const verdict = verdictOfFailure(failure(kind, askedMs), chance);
        if (verdict.kind !== 'snooze') return;
        expect(Number.isInteger(verdict.delayMs)).toBe(true);
        expect(verdict.delayMs).toBeGreaterThanOrEqual(askedMs ?? 1);
      }),
    );
  });
});

describe('what it means to have no access token', () => {
  it('without a connection there is nothing to deliver to', () => {
    expect(verdictOfGrant({ kind: 'not_connected' }, 0)).toEqual({ kind: 'skip' });
  });

  it('with a lost one the change waits for the agent', () => {
    expect(verdictOfGrant({ kind: 'needs_reconnect', reason: 'google_grant_gone' }, 0)).toEqual({
      kind: 'park',
      fault: { code: 'google_grant_gone', detail: null },
    });
  });

  it('an outage of the token endpoint makes the agent’s changes wait, and burns no attempt', () => {
    const outage = { kind: 'unavailable', reason: 'google_unavailable' } as const;
    expect(verdictOfGrant({ ...outage, retryAfterMs: null }, 0)).toEqual({
      kind: 'snooze',
      scope: 'agent',
      delayMs: 10_000,
      fault: { code: 'google_unavailable', detail: null },
    });
    expect(verdictOfGrant({ ...outage, retryAfterMs: 2_000 }, 0)).toMatchObject({ delayMs: 2_000 });
  });
});
