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

/** The same at a form that keeps what was typed; what is wrong with its fields stands beside them. */
export function unsavedInWords(error: unknown): string {
  const isAboutFields = error instanceof ProblemError && (error.problem.errors ?? []).length > 0;
  if (isAboutFields) return 'Please look at the marked fields.';
  return `${refusalInWords(error)} What you typed is kept.`;
}

/** `email must be an e-mail address` → `This must be an e-mail address.` */
export function faultInWords(error: unknown, field: string): string | undefined {
  const message = error instanceof ProblemError ? error.ofField(field) : undefined;
  return message && `${message.replace(new RegExp(`^${field}\\b`), 'This')}.`;
}

/** Why something could not be read: that nothing was changed goes without saying. */
export function unreadInWords(error: unknown): string {
  const isNonsense = error instanceof ProblemError && error.code === 'validation_failed';
  return isNonsense ? 'ALT did not understand what was asked for.' : refusalInWords(error);
}
