import type { FieldError, Problem } from './problem.js';

export const problemMediaType = 'application/problem+json';

/** RFC 9457's members, and ours: `code`, `errors`, and `traceId` where only a log can tell more. */
export interface ProblemBody {
  /** Names the kind of problem; not an address that can be opened. */
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  readonly code: string;
  /** The path that was asked for, without its query. */
  readonly instance: string;
  readonly errors?: readonly FieldError[];
  readonly traceId?: string;
}

/**
 * @param url the request's target; its query stays out, as it may hold what somebody searched for
 * @param traceId given for faults of ours alone: it is all that is said about them
 */
export function problemBody(problem: Problem, url: string, traceId?: string): ProblemBody {
  const { detail, errors, extensions } = problem.options;
  return {
    ...extensions,
    type: `urn:problem-type:alt:${problem.code}`,
    title: problem.title,
    status: problem.status,
    ...(detail === undefined ? {} : { detail }),
    code: problem.code,
    instance: url.split('?', 1)[0] ?? '/',
    ...(errors === undefined ? {} : { errors }),
    ...(traceId === undefined ? {} : { traceId }),
  };
}
