import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { buildSandbox } from '../../../google-sandbox/src/sandbox.app.js';
import { testClient } from '../google/google.fixture.js';
import { account, HandlerFixture } from './calendar-handler.fixture.js';
import type { AccessGrant } from './connection.gate.js';
import { agentId, upsert } from './delivery.fixture.js';

/** As SIGSTOP does: no timer runs meanwhile, and what was waited for goes on before any does. */
function stopProcessUntil(moment: number): void {
  const forMs = moment - performance.now();
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, forMs);
}

describe('a delivery that does not succeed', () => {
  const calendar = new HandlerFixture(buildSandbox(testClient));

  beforeAll(() => calendar.start());
  afterAll(() => calendar.stop());
  beforeEach(() => calendar.begin());

  describe('goes by what the refusal means', () => {
    it.each([
      [{ reason: 'timeRangeEmpty', status: 400 }, 'fail', {}],
      [{ reason: 'rateLimitExceeded' }, 'snooze', { scope: 'everybody' }],
      [
        { reason: 'userRateLimitExceeded', retryAfter: 9 },
        'snooze',
        { scope: 'agent', delayMs: 9_000 },
      ],
      [{ reason: 'quotaExceeded' }, 'snooze', { scope: 'agent', delayMs: 7_200_000 }],
      [{ reason: 'accessNotConfigured' }, 'snooze', { scope: 'everybody' }],
      [{ reason: 'dailyLimitExceeded' }, 'snooze', { scope: 'everybody' }],
      [{ reason: 'backendError' }, 'retry', {}],
      [{ reason: 'somethingNew', status: 403 }, 'retry', {}],
    ])('%j: %s', async (answer, kind, more) => {
      await calendar.fault({ answer });
      expect(await calendar.handle(upsert(1))).toMatchObject({ kind, ...more });
      expect(calendar.gate.lost).toEqual([]);
      await expect(calendar.deliver(upsert(1))).resolves.toBeDefined();
    });

    it('a page in place of an answer is tried again', async () => {
      await calendar.fault({ garbage: true });
      expect(await calendar.handle(upsert(1))).toMatchObject({ kind: 'retry' });
    });

    it('an event that somebody else keeps changing is tried again later', async () => {
      const receipt = await calendar.deliver(upsert(1));
      const answer = { reason: 'conditionNotMet' };
      await calendar.fault({ match: { operation: 'update' }, times: null, answer });
      expect(await calendar.handle(upsert(2, { title: 'Moved' }, receipt))).toMatchObject({
        kind: 'retry',
        fault: { code: 'google_event_contended' },
      });
      expect((await calendar.calls()).length).toBeLessThan(20);
    });

    it.each(['accessFor', 'renewAfterRefusal'] as const)(
      'sends nothing when the process is stopped in %s, and wakes up after its lease',
      async (wait) => {
        if (wait === 'renewAfterRefusal') await calendar.fault({ answer: { status: 401 } });
        const leaseMs = wait === 'accessFor' ? 50 : 2_000;
        const leaseEndsAt = performance.now() + leaseMs;
        const { gate } = calendar;
        const ask = gate[wait].bind(gate);
        const stoppedIn = async (agent: string, stale = ''): Promise<AccessGrant> => {
          const grant = await ask(agent, stale);
          stopProcessUntil(leaseEndsAt + 10);
          return grant;
        };
        Object.assign(gate, { [wait]: stoppedIn });
        const sent = wait === 'accessFor' ? [] : ['insert 401'];
        const work = calendar.handle({ ...upsert(1), leaseEndsAt }, AbortSignal.timeout(leaseMs));
        expect(await work).toEqual({
          kind: 'retry',
          fault: expect.objectContaining({ code: 'lease_over' }),
        });
        expect(await calendar.transcript()).toEqual(sent);
      },
    );

    it('an aborted delivery ends, and may be tried again', async () => {
      const abort = new AbortController();
      abort.abort();
      expect(await calendar.callsOf(() => calendar.handle(upsert(1), abort.signal))).toEqual([]);
      expect(await calendar.handle(upsert(1), abort.signal)).toMatchObject({
        kind: 'retry',
        fault: { code: 'google_aborted' },
      });
    });
  });

  describe('knows its way with the connection', () => {
    it('none: nothing to deliver to, and no call', async () => {
      calendar.gate.grants.clear();
      expect(await calendar.callsOf(() => calendar.handle(upsert(1)))).toEqual([]);
      expect(await calendar.handle(upsert(1))).toEqual({ kind: 'skip' });
    });

    it('a token that ran out is renewed once, and the call repeated', async () => {
      const { access_token: accessToken } = await calendar.grant(account);
      calendar.gate.grants.set(agentId, { kind: 'granted', accessToken: 'ya29.old', epoch: 3 });
      calendar.gate.renewals.set(agentId, { kind: 'granted', accessToken, epoch: 3 });
      const calls = await calendar.callsOf(() => calendar.deliver(upsert(1)));
      expect(calls).toEqual(['insert 401', 'insert 200']);
      expect(calendar.gate.renewed).toEqual(['ya29.old']);
    });

    it('a token refused again after two renewals needs the agent', async () => {
      calendar.gate.grants.set(agentId, { kind: 'granted', accessToken: 'ya29.old', epoch: 3 });
      calendar.gate.renewals.set(agentId, {
        kind: 'granted',
        accessToken: 'ya29.no-better',
        epoch: 4,
      });
      expect(await calendar.handle(upsert(1))).toMatchObject({
        kind: 'park',
        fault: { code: 'google_unauthorized' },
      });
      expect(calendar.gate.lost).toEqual([[agentId, 4, 'google_unauthorized']]);
      expect(calendar.gate.renewed).toHaveLength(2);
    });

    it.each([
      [{ kind: 'needs_reconnect', reason: 'google_grant_gone' } as const, 'park'],
      [{ kind: 'not_connected' } as const, 'skip'],
      [{ kind: 'unavailable', reason: 'google_timeout', retryAfterMs: null } as const, 'snooze'],
    ])('a renewal that brings %j: %s', async (renewal, verdict) => {
      calendar.gate.grants.set(agentId, { kind: 'granted', accessToken: 'ya29.old', epoch: 3 });
      calendar.gate.renewals.set(agentId, renewal);
      expect(await calendar.handle(upsert(1))).toMatchObject({ kind: verdict });
      expect(calendar.gate.lost).toEqual([]);
    });

    it('a permission that is missing needs the agent', async () => {
      await calendar.connect(account, 3, ['openid']);
      expect(await calendar.handle(upsert(1))).toMatchObject({
        kind: 'park',
        fault: { code: 'google_scope_missing' },
      });
      expect(calendar.gate.lost).toEqual([[agentId, 3, 'google_scope_missing']]);
    });
  });
});
