/** A rule for the sandbox, see its `POST /sandbox/faults`. */
export type FaultRule = Readonly<Record<string, unknown>>;

/** Longer than a person notices, shorter than the client's patience with a call. */
const slowMs = 900;

/**
 * What Google does at times. `after`: the write was applied, only its answer is lost. No answer
 * here says that the change itself is wrong, so nothing may be given up because of it.
 */
export const googleFaults = {
  'unavailable before': { answer: { status: 503 } },
  'unavailable after': { when: 'after', answer: { status: 503 } },
  'reset before': { reset: true },
  'reset after': { when: 'after', reset: true },
  'no answer': { hang: true },
  'no answer after': { when: 'after', hang: true },
  rubbish: { garbage: true },
  'rubbish after': { when: 'after', garbage: true },
  'internal error': { answer: { status: 500, reason: 'internalError' } },
  'user rate limit': { answer: { status: 403, reason: 'userRateLimitExceeded' } },
  'rate limit': { answer: { status: 429, reason: 'rateLimitExceeded', retryAfter: 1 } },
  // Once: a fresh token that is refused as well means that the grant has ended.
  'token refused': { times: 1, answer: { status: 401, reason: 'authError' } },
  slow: { delayMs: slowMs },
  'token endpoint away': { match: { operation: 'token' }, answer: { status: 503 } },
} as const satisfies Readonly<Record<string, FaultRule>>;

export type GoogleFaultName = keyof typeof googleFaults;
