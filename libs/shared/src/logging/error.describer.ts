import { isDatabaseAway } from '#shared/database/database.absence.js';

/** What may be said about an error in a log: its kind and where it arose, never its payload. */
export interface ErrorDescription {
  readonly name: string;
  readonly code?: string;
  readonly message: string;
  readonly stack?: string;
}

/** Properties and causes stay out: a driver's error carries parameters, an HTTP client's a body. */
export function describeError(error: unknown): ErrorDescription {
  if (!(error instanceof Error)) return { name: typeof error, message: 'a non-error was thrown' };
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  return {
    name: error.name,
    ...code,
    message: describeMessage(error),
    // Where we were when the database went away says nothing: it is nobody's fault there.
    ...(error.stack === undefined || isDatabaseAway(error) ? {} : { stack: framesOf(error.stack) }),
  };
}

/**
 * PostgreSQL writes row values into some messages ("invalid input syntax for type uuid: …",
 * "Failing row contains (…)"); its SQLSTATE says enough.
 */
function describeMessage(error: Error): string {
  const fromPostgres = 'severity' in error || error.name === 'QueryFailedError';
  if (!fromPostgres) return error.message;
  return isDatabaseAway(error) ? 'the database is away' : 'the database refused a statement';
}

/** The frames without the first line, which repeats the message. */
function framesOf(stack: string): string {
  return stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 12)
    .join('\n');
}
