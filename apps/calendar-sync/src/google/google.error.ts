/**
 * What a refusal or a failure means to us.
 *
 * invalid                Google will never take this event: permanent for this version
 * unauthorized           the access token is not (or no longer) good
 * scope_missing          the token is good, our permission is not in it
 * grant_gone             the refresh token (or the code) is of no use any more
 * rate_limited_user      too fast for this account
 * rate_limited_project   too fast for the whole project
 * usage_limit            the account's calendar is closed to writes for hours
 * project_misconfigured  an operator's problem, the same for every agent
 * forbidden              not about authorization: the event's id is burnt
 * not_found              no such event
 * duplicate              an event has this id already
 * gone                   the event was deleted
 * precondition           the event is not as it was when we last saw it
 * transient              no answer, or a broken one: the write may or may not have happened
 * unknown                anything else
 */
export const googleErrorKinds = [
  'invalid',
  'unauthorized',
  'scope_missing',
  'grant_gone',
  'rate_limited_user',
  'rate_limited_project',
  'usage_limit',
  'project_misconfigured',
  'forbidden',
  'not_found',
  'duplicate',
  'gone',
  'precondition',
  'transient',
  'unknown',
] as const;
export type GoogleErrorKind = (typeof googleErrorKinds)[number];

/** What is known of a call that did not succeed; safe to store, to show and to log. */
export interface GoogleFailure {
  readonly kind: GoogleErrorKind;
  /** Stable, for people and programs: `google_rate_limited_user`, `event_time_range_empty`, … */
  readonly code: string;
  /** HTTP status; null where there was no answer. */
  readonly status: number | null;
  /** Google's own word for it, like `conditionNotMet`. */
  readonly reason: string | null;
  /** Google's own sentence, masked and cut; null where the answer was not Google's. */
  readonly detail: string | null;
  /** How long Google asks to wait; null where it does not say. */
  readonly retryAfterMs: number | null;
}

/**
 * A call to Google that did not succeed.
 *
 * Carries no `cause`: the client's own errors print access and refresh tokens, authorization
 * codes, verifiers and the event with the client's name, so they end where they are caught.
 */
export class GoogleError extends Error implements GoogleFailure {
  readonly kind: GoogleErrorKind;
  readonly code: string;
  readonly status: number | null;
  readonly reason: string | null;
  readonly detail: string | null;
  readonly retryAfterMs: number | null;

  constructor(failure: GoogleFailure) {
    super(describe(failure));
    this.name = 'GoogleError';
    this.kind = failure.kind;
    this.code = failure.code;
    this.status = failure.status;
    this.reason = failure.reason;
    this.detail = failure.detail;
    this.retryAfterMs = failure.retryAfterMs;
  }
}

/** A success whose body is not what Google answers. A write may well have happened. */
export function malformedAnswer(): GoogleError {
  return new GoogleError({
    kind: 'unknown',
    code: 'google_answer_malformed',
    status: 200,
    reason: null,
    detail: null,
    retryAfterMs: null,
  });
}

/** Nothing was sent: the right to deliver for this agent is over, and may be somebody else's. */
export function leaseOver(): GoogleError {
  return new GoogleError({
    kind: 'transient',
    code: 'lease_over',
    status: null,
    reason: null,
    detail: null,
    retryAfterMs: null,
  });
}

function describe({ code, status, reason }: GoogleFailure): string {
  if (status === null) return `a call to Google got no usable answer (${code})`;
  return `Google answered ${status}${reason === null ? '' : ` ${reason}`} (${code})`;
}
