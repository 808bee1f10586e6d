import { ProblemError } from '../api/problem.error.js';

/** Why something asked for did not happen, in the API's words where it has any. */
export const troubleInWords = (error: Error): string =>
  error instanceof ProblemError
    ? error.message
    : 'ALT could not be reached. Check your connection and try again.';
