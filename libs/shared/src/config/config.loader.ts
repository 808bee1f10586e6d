import type { z } from 'zod';

/** A process environment: `process.env` or a literal in a test. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Every fault of a configuration at once.
 * The message names variables and rules, never a value: a value may be a secret.
 */
export class ConfigError extends Error {
  readonly code = 'config_invalid';

  constructor(readonly faults: readonly string[]) {
    super(`The configuration cannot be used:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
    this.name = 'ConfigError';
  }
}

/**
 * Reads and validates the whole environment of a process once, at start.
 * An empty variable counts as unset: `FOO= npm start` is how a shell says "without FOO".
 *
 * @throws ConfigError listing every fault
 */
export function loadConfig<Schema extends z.ZodType>(
  schema: Schema,
  environment: Environment,
): z.output<Schema> {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  throw new ConfigError(result.error.issues.map(describeIssue));
}

function describeIssue(issue: z.core.$ZodIssue): string {
  const name = issue.path.join('.');
  if (issue.code === 'invalid_type' && issue.input === undefined) return `${name} is not set`;
  return name === '' ? issue.message : `${name} ${issue.message}`;
}
