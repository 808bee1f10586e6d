import { GoogleApiError } from './google-api.error.js';

/** What Google's front end answers before the Calendar backend sees a call. */

const seeConsole =
  'Expected OAuth 2 access token, login cookie or other valid authentication credential. ' +
  'See https://developers.google.com/identity/sign-in/web/devconsole-project.';

const realm = 'Bearer realm="https://accounts.google.com/"';

/** google.rpc.ErrorInfo: newer answers say their reason here as well. */
export const errorInfo = (reason: string, metadata: Readonly<Record<string, string>>) => ({
  '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
  reason,
  domain: 'googleapis.com',
  metadata,
});

export const calendarMethod = (method: string) => ({
  method: `calendar.v3.${method}`,
  service: 'calendar-json.googleapis.com',
});

const authorizationHeader = { location: 'Authorization', locationType: 'header' } as const;

/** No token at all: Google says `required` here, not `authError`. */
export const credentialsMissing = (method: string) =>
  new GoogleApiError(
    401,
    [{ message: 'Login Required.', domain: 'global', reason: 'required', ...authorizationHeader }],
    {
      message: `Request is missing required authentication credential. ${seeConsole}`,
      status: 'UNAUTHENTICATED',
      details: [errorInfo('CREDENTIALS_MISSING', calendarMethod(method))],
      headers: { 'www-authenticate': realm },
    },
  );

/** A token that is unknown, expired or revoked. */
export const credentialsInvalid = () =>
  new GoogleApiError(
    401,
    [
      {
        message: 'Invalid Credentials',
        domain: 'global',
        reason: 'authError',
        ...authorizationHeader,
      },
    ],
    {
      message: `Request had invalid authentication credentials. ${seeConsole}`,
      status: 'UNAUTHENTICATED',
      headers: { 'www-authenticate': `${realm}, error="invalid_token"` },
    },
  );

export const scopeInsufficient = (method: string, accepted: readonly string[]) =>
  new GoogleApiError(
    403,
    [{ message: 'Insufficient Permission', domain: 'global', reason: 'insufficientPermissions' }],
    {
      message: 'Request had insufficient authentication scopes.',
      status: 'PERMISSION_DENIED',
      details: [errorInfo('ACCESS_TOKEN_SCOPE_INSUFFICIENT', calendarMethod(method))],
      headers: {
        'www-authenticate': `${realm}, error="insufficient_scope", scope="${accepted.join(' ')}"`,
      },
    },
  );

/** @param status 403 or 429: Google uses both for the same condition */
export const userRateLimitExceeded = (status: number) =>
  new GoogleApiError(status, [
    {
      domain: 'usageLimits',
      reason: 'userRateLimitExceeded',
      message: 'User Rate Limit Exceeded',
    },
  ]);

export const rateLimitExceeded = (status: number) =>
  new GoogleApiError(status, [
    { domain: 'usageLimits', reason: 'rateLimitExceeded', message: 'Rate Limit Exceeded' },
  ]);
