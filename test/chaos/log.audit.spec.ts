import { describe, expect, it } from '@jest/globals';
import { auditErrors, auditLog } from './log.audit.js';

const fine = '{"level":30,"msg":"a calendar was connected"}\n';

describe('the logs', () => {
  it('are fine where nothing is said that must not be', () => {
    expect([...auditLog('a.log', fine), ...auditErrors('a.err', '')]).toEqual([]);
  });

  it.each([
    `ya29.${'a'.repeat(64)}`,
    `1//0${'a'.repeat(64)}`,
    `4/0A${'a'.repeat(48)}`,
    'Zwetschgenbaum of 3',
    'Quittengelee 3',
    'alt_session=abc',
  ])('must not say %s', (secret) => {
    const findings = auditLog('a.log', `${fine}{"msg":"${secret}"}\n`);
    expect(findings).toMatchObject([{ kind: 'secret in a log' }]);
    expect(findings[0]?.what).toContain('line 2');
    expect(findings[0]?.what).not.toContain(secret);
  });

  it.each(['a rejection nobody handled', 'an error nobody handled', 'the handler threw'])(
    'must not say "%s"',
    (message) => {
      const findings = auditLog('a.log', `${fine}{"msg":"${message}"}\n`);
      expect(findings).toMatchObject([{ kind: 'nobody’s error' }]);
    },
  );

  it('may say that a request failed because the database was away', () => {
    const line = '{"err":{"code":"57P01"},"msg":"a request failed"}\n';
    expect(auditLog('a.log', line)).toEqual([]);
    expect(auditLog('a.log', line.replace('57P01', '42601'))).toHaveLength(1);
  });

  it('have nothing on stderr', () => {
    expect(auditErrors('a.err', 'TypeError: a bug\n    at x.ts:1')).toMatchObject([
      { kind: 'nobody’s error' },
    ]);
  });
});
