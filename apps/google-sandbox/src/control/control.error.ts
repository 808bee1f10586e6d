import type { z } from 'zod';
import { GoogleApiError } from '../errors/google-api.error.js';

/** What is wrong with a call on a control path. */
export class ControlError extends Error {
  readonly code = 'control_error';

  /** @param field the field of the body, the path or the query that is at fault */
  constructor(
    readonly status: number,
    readonly field: string | undefined,
    message: string,
  ) {
    super(message);
    this.name = 'ControlError';
  }

  body() {
    return { error: { code: this.status, field: this.field, message: this.message } };
  }
}

/** @throws ControlError naming the first field that is wrong */
export function readControlBody<Schema extends z.ZodType>(
  schema: Schema,
  body: unknown,
): z.output<Schema> {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const field = fieldOf(issue);
  throw new ControlError(400, field, `${field}: ${issue?.message ?? 'is not valid'}`);
}

function fieldOf(issue: z.core.$ZodIssue | undefined): string {
  if (issue === undefined) return 'body';
  const path = issue.path.map(String);
  if (issue.code === 'unrecognized_keys') path.push(issue.keys[0] ?? '');
  return path.length === 0 ? 'body' : path.join('.');
}

/** An event that Google would refuse is refused from the person as well, with Google's reason. */
export function controlErrorOf(error: unknown): ControlError | undefined {
  if (error instanceof ControlError) return error;
  if (!(error instanceof GoogleApiError)) return undefined;
  const message = error.items[0].message;
  return new ControlError(error.status, undefined, `${error.reason}: ${message}`);
}
