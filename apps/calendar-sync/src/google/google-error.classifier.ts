import { readErrorAnswer, type ErrorAnswer } from './google-error.answer.js';
import type { GoogleErrorKind, GoogleFailure } from './google.error.js';
import { maskWords } from './google-words.mask.js';
import { parseRetryAfter } from './retry-after.parser.js';

export interface AnswerEvidence {
  readonly kind: 'answer';
  readonly status: number;
  readonly body: unknown;
  /** The header, as it came. */
  readonly retryAfter: string | null;
  /** The header `Date`, as it came. */
  readonly answeredAt: string | null;
}

/** All that is known of a call that did not succeed. */
export type CallEvidence =
  | AnswerEvidence
  /** `aborted`: we ended the call ourselves. Whether Google acted on it is not known. */
  | { readonly kind: 'silence'; readonly why: 'aborted' | 'timeout' }
  | { readonly kind: 'silence'; readonly why: 'unreachable'; readonly networkCode: string | null }
  /** The call broke on our side, before or after Google. */
  | { readonly kind: 'breakage' };

interface Meaning {
  readonly kind: GoogleErrorKind;
  readonly code: string;
}

const meaning = (kind: GoogleErrorKind, code = `google_${kind}`): Meaning => ({ kind, code });

/**
 * Google's reasons by status. A reason counts only with a status it belongs to: `required` is a
 * missing field with 400 and a missing token with 401.
 */
const calendarReasons: readonly (readonly [readonly number[], readonly string[], Meaning])[] = [
  [[400], ['timeRangeEmpty'], meaning('invalid', 'event_time_range_empty')],
  [[400], ['required'], meaning('invalid', 'event_field_missing')],
  [
    [400],
    ['invalid', 'badRequest', 'invalidParameter', 'parseError'],
    meaning('invalid', 'event_invalid'),
  ],
  [
    [401],
    ['authError', 'required', 'CREDENTIALS_MISSING', 'ACCESS_TOKEN_EXPIRED', 'UNAUTHENTICATED'],
    meaning('unauthorized'),
  ],
  [[403], ['insufficientPermissions', 'ACCESS_TOKEN_SCOPE_INSUFFICIENT'], meaning('scope_missing')],
  [[403, 429], ['userRateLimitExceeded'], meaning('rate_limited_user')],
  [[403, 429], ['rateLimitExceeded', 'RATE_LIMIT_EXCEEDED'], meaning('rate_limited_project')],
  [[403, 429], ['quotaExceeded'], meaning('usage_limit')],
  [
    [403, 429],
    ['accessNotConfigured', 'dailyLimitExceeded', 'SERVICE_DISABLED', 'CONSUMER_SUSPENDED'],
    meaning('project_misconfigured'),
  ],
  [[403], ['forbidden'], meaning('forbidden')],
  [[404], ['notFound'], meaning('not_found')],
  [[409], ['duplicate'], meaning('duplicate')],
  [[410], ['deleted'], meaning('gone')],
  [[412], ['conditionNotMet'], meaning('precondition')],
];

/** The token endpoint's `error`, whatever the status below 500. */
const oauthReasons: ReadonlyMap<string, Meaning> = new Map([
  ['invalid_grant', meaning('grant_gone')],
  ...[
    'invalid_client',
    'unauthorized_client',
    'deleted_client',
    'disabled_client',
    'org_internal',
    'redirect_uri_mismatch',
    'unsupported_grant_type',
  ].map((reason) => [reason, meaning('project_misconfigured')] as const),
  ['rate_limit_exceeded', meaning('rate_limited_project')],
]);

/** What a call that did not succeed means to us. Decides by Google's reason, not by status alone. */
export function classifyFailure(evidence: CallEvidence): GoogleFailure {
  switch (evidence.kind) {
    case 'answer':
      return classifyAnswer(evidence);
    case 'silence':
      return {
        ...unanswered,
        ...meaning('transient', `google_${evidence.why}`),
        reason: evidence.why === 'unreachable' ? evidence.networkCode : null,
      };
    case 'breakage':
      return { ...unanswered, ...meaning('unknown', 'google_call_broken') };
  }
}

const unanswered = { status: null, reason: null, detail: null, retryAfterMs: null } as const;

function classifyAnswer(evidence: AnswerEvidence): GoogleFailure {
  const answer = readErrorAnswer(evidence.body);
  const reason =
    answer.reasons.find((candidate) => lookUp(evidence.status, candidate, answer) !== undefined) ??
    answer.reasons[0] ??
    null;
  return {
    ...meaningOf(evidence.status, reason, answer),
    status: evidence.status,
    reason: reason === null ? null : maskWords(reason),
    detail: answer.words === null ? null : maskWords(answer.words),
    retryAfterMs: parseRetryAfter(evidence.retryAfter, evidence.answeredAt),
  };
}

function meaningOf(status: number, reason: string | null, answer: ErrorAnswer): Meaning {
  // Whatever is said beside it, a failing server has not decided anything.
  if (status >= 500 || status === 408) return meaning('transient', 'google_unavailable');
  const known = reason === null ? undefined : lookUp(status, reason, answer);
  // Told to slow down without a known word why: the agent alone waits, and no attempt is burnt.
  return known ?? meaning(status === 429 ? 'rate_limited_user' : 'unknown');
}

function lookUp(status: number, reason: string, answer: ErrorAnswer): Meaning | undefined {
  if (answer.shape === 'oauth') return oauthReasons.get(reason);
  const row = calendarReasons.find(
    ([statuses, reasons]) => statuses.includes(status) && reasons.includes(reason),
  );
  const known = row?.[2];
  // Newer answers use one reason for both quotas and name the quota beside it.
  return known?.kind === 'rate_limited_project' && answer.perUserQuota
    ? meaning('rate_limited_user')
    : known;
}
