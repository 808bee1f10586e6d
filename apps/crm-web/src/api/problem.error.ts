import type { components } from './api.schema.js';

/** What crm-api answers where it refuses (RFC 9457). */
export type Problem = components['schemas']['Problem'];

/** A refusal of crm-api's, thrown. Its `code` is stable; its words are made for people. */
export class ProblemError extends Error {
  constructor(
    readonly problem: Problem,
    readonly status: number,
  ) {
    super(problem.detail ?? problem.title);
  }

  get code(): Problem['code'] {
    return this.problem.code;
  }

  /** What is wrong with one field, if anything is. */
  ofField(field: string): string | undefined {
    return this.problem.errors?.find((one) => one.field === field)?.message;
  }
}

/** What it was about is not there, or not any more. */
export const isGone = (error: unknown): boolean =>
  error instanceof ProblemError && error.status === 404;

/** ALT was reached, and says no: asked again, it would say so again. */
export const isRefusal = (error: unknown): boolean =>
  error instanceof ProblemError && error.status < 500;
