import { UnreachableError } from './patient.fetch.js';
import { ProblemError } from './problem.error.js';

/** Why something could not be saved or deleted, and what to do, in one or two sentences. */
export function refusalInWords(error: unknown): string {
  if (error instanceof UnreachableError) return 'ALT could not be reached. Check your connection.';
  if (!(error instanceof ProblemError))
    return 'Something went wrong in ALT. Please reload the page.';
  const { problem, status } = error;
  if (status >= 500) return 'ALT cannot do this just now. Please try again in a moment.';
  if (status === 412) return 'It was changed somewhere else. Look at it again first.';
  return problem.detail ?? `${problem.title}.`;
}

/** Why something could not be read: that nothing was changed goes without saying. */
export function unreadInWords(error: unknown): string {
  const isNonsense = error instanceof ProblemError && error.code === 'validation_failed';
  return isNonsense ? 'ALT did not understand what was asked for.' : refusalInWords(error);
}
