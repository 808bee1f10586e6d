import type { GoogleCall, Outcome } from '../calls/google-call.js';
import { htmlOutcome, jsonOutcome } from '../calls/outcome.builder.js';
import { errorInfo } from '../errors/access.errors.js';
import { GoogleApiError, type GoogleErrorItem } from '../errors/google-api.error.js';
import { OAuthError } from '../errors/oauth.error.js';
import type { FaultAnswer } from './fault.rule.js';

interface KnownError {
  readonly status: number;
  readonly domain: string;
  readonly message: string;
  /** google.rpc.ErrorInfo reason, where Google sends one beside the old reason. */
  readonly detail?: string;
}

const known: ReadonlyMap<string, KnownError> = new Map([
  ['invalid', { status: 400, domain: 'global', message: 'Invalid Value' }],
  ['required', { status: 400, domain: 'global', message: 'Required' }],
  ['badRequest', { status: 400, domain: 'global', message: 'Bad Request' }],
  ['authError', { status: 401, domain: 'global', message: 'Invalid Credentials' }],
  ['rateLimitExceeded', { status: 403, domain: 'usageLimits', message: 'Rate Limit Exceeded' }],
  [
    'userRateLimitExceeded',
    { status: 403, domain: 'usageLimits', message: 'User Rate Limit Exceeded' },
  ],
  [
    'quotaExceeded',
    { status: 403, domain: 'usageLimits', message: 'Calendar usage limits exceeded.' },
  ],
  ['dailyLimitExceeded', { status: 403, domain: 'usageLimits', message: 'Daily Limit Exceeded' }],
  [
    'accessNotConfigured',
    {
      status: 403,
      domain: 'usageLimits',
      message: 'Google Calendar API has not been used in this project before or it is disabled.',
      detail: 'SERVICE_DISABLED',
    },
  ],
  [
    'insufficientPermissions',
    {
      status: 403,
      domain: 'global',
      message: 'Insufficient Permission',
      detail: 'ACCESS_TOKEN_SCOPE_INSUFFICIENT',
    },
  ],
  ['forbidden', { status: 403, domain: 'global', message: 'Forbidden' }],
  ['notFound', { status: 404, domain: 'global', message: 'Not Found' }],
  [
    'duplicate',
    { status: 409, domain: 'global', message: 'The requested identifier already exists.' },
  ],
  ['deleted', { status: 410, domain: 'global', message: 'Resource has been deleted' }],
  ['conditionNotMet', { status: 412, domain: 'global', message: 'Precondition Failed' }],
  ['backendError', { status: 503, domain: 'global', message: 'Backend Error' }],
  ['internalError', { status: 500, domain: 'global', message: 'Internal Error' }],
]);

const reasonOfStatus: Readonly<Record<number, string>> = {
  400: 'invalid',
  401: 'authError',
  403: 'rateLimitExceeded',
  404: 'notFound',
  409: 'duplicate',
  410: 'deleted',
  412: 'conditionNotMet',
  429: 'rateLimitExceeded',
};

/** What a rule answers, in the shape that the called endpoint answers errors in. */
export function outcomeOfFault(answer: FaultAnswer, call: GoogleCall): Outcome {
  const { retryAfter, headers } = answer;
  const outcome = isOAuth(call) ? oauthOutcome(answer) : apiOutcome(answer);
  return {
    ...outcome,
    ...(answer.body === undefined ? {} : ownBody(answer.body)),
    headers: {
      ...outcome.headers,
      ...(retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }),
      ...headers,
    },
  };
}

/** A login page or an error page of something in between, with the status of a success. */
export function garbageOutcome(): Outcome {
  return htmlOutcome(200, '<!doctype html><html><body><h1>It works!</h1></body></html>', {
    reason: 'garbage',
  });
}

const isOAuth = ({ operation }: GoogleCall) => operation === 'token' || operation === 'revoke';

function ownBody(body: unknown): Pick<Outcome, 'payload' | 'contentType'> {
  return typeof body === 'string'
    ? { payload: body, contentType: 'text/html; charset=UTF-8' }
    : { payload: JSON.stringify(body), contentType: 'application/json; charset=UTF-8' };
}

function oauthOutcome({ status = 503, reason, message = 'Bad Request' }: FaultAnswer): Outcome {
  const error = new OAuthError(
    reason === 'invalid_grant' ? 400 : status,
    reason ?? (status >= 500 ? 'internal_failure' : 'invalid_request'),
    message,
  );
  return jsonOutcome(error.status, error.body(), { reason: error.reason });
}

function apiOutcome(answer: FaultAnswer): Outcome {
  const reason = answer.reason ?? reasonOfStatus[answer.status ?? 503] ?? 'backendError';
  const usual = known.get(reason);
  const status = answer.status ?? usual?.status ?? 503;
  const item: GoogleErrorItem = {
    domain: usual?.domain ?? 'global',
    reason,
    message: answer.message ?? usual?.message ?? 'Backend Error',
  };
  const detail = usual?.detail;
  const error = new GoogleApiError(
    status,
    [item],
    detail === undefined
      ? {}
      : {
          status: 'PERMISSION_DENIED',
          details: [errorInfo(detail, { service: 'calendar-json.googleapis.com' })],
        },
  );
  return jsonOutcome(status, error.body(), { reason });
}
