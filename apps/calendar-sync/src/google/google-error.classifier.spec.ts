import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { type CallEvidence, classifyFailure } from './google-error.classifier.js';
import { googleErrorKinds } from './google.error.js';

const answer = (status: number, body: unknown, retryAfter: string | null = null): CallEvidence => ({
  kind: 'answer',
  status,
  body,
  retryAfter,
  answeredAt: 'Fri, 01 May 2026 12:00:00 GMT',
});

/** A body as the Calendar API writes it. */
const api = (status: number, reason: string, extras: object = {}) => ({
  error: {
    code: status,
    message: 'Google’s sentence',
    errors: [{ domain: 'global', reason, message: 'Google’s sentence' }],
    ...extras,
  },
});

const errorInfo = (reason: string, metadata: object = {}) => ({
  '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
  reason,
  domain: 'googleapis.com',
  metadata,
});

const kindOf = (status: number, body: unknown) => classifyFailure(answer(status, body)).kind;

describe('a refusal of the Calendar API', () => {
  it.each([
    [400, 'invalid', 'invalid', 'event_invalid'],
    [400, 'required', 'invalid', 'event_field_missing'],
    [400, 'timeRangeEmpty', 'invalid', 'event_time_range_empty'],
    [400, 'badRequest', 'invalid', 'event_invalid'],
    [401, 'authError', 'unauthorized', 'google_unauthorized'],
    [401, 'required', 'unauthorized', 'google_unauthorized'],
    [403, 'rateLimitExceeded', 'rate_limited_project', 'google_rate_limited_project'],
    [429, 'rateLimitExceeded', 'rate_limited_project', 'google_rate_limited_project'],
    [403, 'userRateLimitExceeded', 'rate_limited_user', 'google_rate_limited_user'],
    [429, 'userRateLimitExceeded', 'rate_limited_user', 'google_rate_limited_user'],
    [403, 'quotaExceeded', 'usage_limit', 'google_usage_limit'],
    [403, 'insufficientPermissions', 'scope_missing', 'google_scope_missing'],
    [403, 'accessNotConfigured', 'project_misconfigured', 'google_project_misconfigured'],
    [403, 'dailyLimitExceeded', 'project_misconfigured', 'google_project_misconfigured'],
    [403, 'forbidden', 'forbidden', 'google_forbidden'],
    [404, 'notFound', 'not_found', 'google_not_found'],
    [409, 'duplicate', 'duplicate', 'google_duplicate'],
    [410, 'deleted', 'gone', 'google_gone'],
    [412, 'conditionNotMet', 'precondition', 'google_precondition'],
    [500, 'internalError', 'transient', 'google_unavailable'],
    [503, 'backendError', 'transient', 'google_unavailable'],
  ])('%i %s is %s', (status, reason, kind, code) => {
    expect(classifyFailure(answer(status, api(status, reason)))).toEqual({
      kind,
      code,
      status,
      reason,
      detail: 'Google’s sentence',
      retryAfterMs: null,
    });
  });

  it.each([
    [403, 'ACCESS_TOKEN_SCOPE_INSUFFICIENT', {}, 'scope_missing'],
    [403, 'SERVICE_DISABLED', {}, 'project_misconfigured'],
    [401, 'CREDENTIALS_MISSING', {}, 'unauthorized'],
    [
      429,
      'RATE_LIMIT_EXCEEDED',
      { quota_limit: 'DefaultPerMinutePerProject' },
      'rate_limited_project',
    ],
    [429, 'RATE_LIMIT_EXCEEDED', { quota_limit: 'DefaultPerMinutePerUser' }, 'rate_limited_user'],
  ])('%i with only the ErrorInfo %s %j is %s', (status, reason, metadata, kind) => {
    const body = { error: { code: status, message: 'm', details: [errorInfo(reason, metadata)] } };
    expect(classifyFailure(answer(status, body))).toMatchObject({ kind, reason });
  });

  it('is narrowed by the quota named beside the old reason', () => {
    const details = [errorInfo('RATE_LIMIT_EXCEEDED', { quota_limit: 'defaultPerMinutePerUser' })];
    expect(kindOf(403, api(403, 'rateLimitExceeded', { details }))).toBe('rate_limited_user');
  });

  it('does not burn an id over a `forbidden` that an ErrorInfo explains otherwise', () => {
    const explained = [errorInfo('ACCESS_TOKEN_SCOPE_INSUFFICIENT')];
    expect(kindOf(403, api(403, 'forbidden', { details: explained }))).toBe('scope_missing');
    const unheardOf = [errorInfo('ORG_POLICY_VIOLATION')];
    expect(kindOf(403, api(403, 'forbidden', { details: unheardOf }))).toBe('unknown');
  });

  it('without `errors` goes by the canonical status', () => {
    const body = { error: { code: 401, message: 'm', status: 'UNAUTHENTICATED' } };
    expect(kindOf(401, body)).toBe('unauthorized');
  });

  it('passes over details of other types', () => {
    const details = [{ '@type': 'type.googleapis.com/google.rpc.Help', links: [] }, 'text', null];
    expect(kindOf(404, api(404, 'notFound', { details }))).toBe('not_found');
  });

  it('does not believe a reason with a status it does not belong to', () => {
    expect(kindOf(403, api(403, 'notFound'))).toBe('unknown');
    expect(kindOf(200, api(200, 'deleted'))).toBe('unknown');
  });

  it('is transient with any 5xx, whatever is said beside it', () => {
    expect(kindOf(503, api(503, 'notFound'))).toBe('transient');
    expect(kindOf(502, '<html>Bad Gateway</html>')).toBe('transient');
  });

  it.each([[404], [410], [403], [401], [400]])(
    'a %i that is not in Google’s shape is nobody’s word: unknown, and kept out of the detail',
    (status) => {
      expect(classifyFailure(answer(status, '<html>Squid: ana@example.com</html>'))).toEqual({
        kind: 'unknown',
        code: 'google_unknown',
        status,
        reason: null,
        detail: null,
        retryAfterMs: null,
      });
    },
  );

  it('slows the agent alone where a 429 does not say whom it means', () => {
    expect(kindOf(429, '')).toBe('rate_limited_user');
  });

  it('carries the wait that Google asks for', () => {
    const evidence = answer(429, api(429, 'rateLimitExceeded'), '20');
    expect(classifyFailure(evidence).retryAfterMs).toBe(20_000);
    const untilThen = answer(503, '', 'Fri, 01 May 2026 12:00:30 GMT');
    expect(classifyFailure(untilThen).retryAfterMs).toBe(30_000);
  });

  it('with a reason never heard of is unknown', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(400, 401, 403, 404, 409, 410, 412),
        fc.string().map((text) => `unheardOf${text}`),
        (status, reason) => {
          expect(kindOf(status, api(status, reason))).toBe('unknown');
        },
      ),
    );
  });
});

describe('a refusal of the token endpoint', () => {
  it.each([
    [400, 'invalid_grant', 'grant_gone'],
    [401, 'invalid_client', 'project_misconfigured'],
    [401, 'deleted_client', 'project_misconfigured'],
    [400, 'unauthorized_client', 'project_misconfigured'],
    [400, 'redirect_uri_mismatch', 'project_misconfigured'],
    [403, 'rate_limit_exceeded', 'rate_limited_project'],
    [400, 'invalid_request', 'unknown'],
    [500, 'internal_failure', 'transient'],
    [503, 'invalid_grant', 'transient'],
  ])('%i %s is %s', (status, error, kind) => {
    const body = { error, error_description: 'Token has been expired or revoked.' };
    expect(classifyFailure(answer(status, body))).toMatchObject({
      kind,
      reason: error,
      detail: 'Token has been expired or revoked.',
    });
  });
});

describe('a call without an answer', () => {
  it.each<[CallEvidence, string, string, string | null]>([
    [{ kind: 'silence', why: 'aborted' }, 'transient', 'google_aborted', null],
    [{ kind: 'silence', why: 'timeout' }, 'transient', 'google_timeout', null],
    [
      { kind: 'silence', why: 'unreachable', networkCode: 'ECONNRESET' },
      'transient',
      'google_unreachable',
      'ECONNRESET',
    ],
    [{ kind: 'breakage' }, 'unknown', 'google_call_broken', null],
  ])('%j is %s', (evidence, kind, code, reason) => {
    expect(classifyFailure(evidence)).toEqual({
      kind,
      code,
      status: null,
      reason,
      detail: null,
      retryAfterMs: null,
    });
  });
});

describe('any answer whatever', () => {
  it('is classified, and keeps no more than masked words', () => {
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 599 }), fc.jsonValue(), (status, body) => {
        const failure = classifyFailure(answer(status, body));
        expect(googleErrorKinds).toContain(failure.kind);
        expect(failure.status).toBe(status);
      }),
    );
  });
});
