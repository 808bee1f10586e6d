import { describe, expect, it } from '@jest/globals';
import { account, write } from './chaos.fixture.js';
import { auditOrder, auditSilence, countQuotaRefusals } from './journal.audit.js';

describe('the order of writes', () => {
  it('is right where versions only rise', () => {
    const calls = [write('insert', 1), write('update', 3), write('update', 3), write('delete', 0)];
    expect(auditOrder(calls)).toEqual([]);
  });

  it('is wrong where an older version is written over a newer one', () => {
    const findings = auditOrder([write('insert', 1), write('update', 3), write('update', 2)]);
    expect(findings).toMatchObject([{ kind: 'out of order' }]);
  });

  it('is wrong where a version follows the delete, also under a later id', () => {
    const late = write('insert', 2, { eventId: 'alt0b1f6e0e6a5b4a3e9a530d1c2b7f8e11g1' });
    expect(auditOrder([write('insert', 1), write('delete', 0), late])).toHaveLength(1);
  });

  it('does not take a refused or a hidden write for one that was applied', () => {
    const refused = write('update', 2, { status: 412, reason: 'conditionNotMet' });
    const rubbish = write('update', 2, { reason: 'garbage', fault: 'fault-1' });
    const cut = write('update', 2, { status: null, reason: 'reset' });
    expect(auditOrder([write('update', 3), refused, rubbish, cut])).toEqual([]);
  });

  it('is each calendar’s own', () => {
    const elsewhere = write('insert', 1, { account: 'agent2@gmail.example' });
    expect(auditOrder([write('insert', 3), elsewhere])).toEqual([]);
  });
});

describe('the silence after a disconnect', () => {
  const silence = { account, fromMs: Date.parse('2031-01-01T09:59:59Z'), toMs: Infinity };

  it('is broken by a write that begins in it', () => {
    expect(auditSilence([write('update', 2)], [silence])).toMatchObject([
      { kind: 'after disconnect' },
    ]);
  });

  it('is not broken by a write that had begun before, however late its answer', () => {
    expect(auditSilence([write('update', 2, { durationMs: 1_500 })], [silence])).toEqual([]);
  });

  it('ends when the agent begins to connect again', () => {
    const short = { ...silence, toMs: silence.fromMs + 500 };
    expect(auditSilence([write('update', 2)], [short])).toEqual([]);
  });

  it('is not broken by a look, a token or another agent', () => {
    const calls = [
      write('update', 2, { operation: 'get' }),
      write('update', 2, { operation: 'revoke' }),
      write('update', 2, { account: 'agent2@gmail.example' }),
    ];
    expect(auditSilence(calls, [silence])).toEqual([]);
  });
});

describe('the refusals of Google’s quota', () => {
  it('are counted without those that a fault plays', () => {
    const refused = { status: 403, reason: 'userRateLimitExceeded' };
    expect(
      countQuotaRefusals([
        write('insert', 1, refused),
        write('insert', 1, { status: 429, reason: 'rateLimitExceeded' }),
        write('insert', 1, { ...refused, fault: 'fault-1' }),
        write('insert', 1),
      ]),
    ).toBe(2);
  });
});
