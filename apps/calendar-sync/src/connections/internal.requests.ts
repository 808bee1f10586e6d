import { z } from 'zod';
import { Problem } from '#shared/http/index.js';

const sessionHash = z
  .string()
  .regex(/^[\da-f]{64}$/)
  .transform((hex) => Buffer.from(hex, 'hex'));

export const agentIdSchema = z.uuid();

/** Which of an agent's connections is meant. */
export const epochSchema = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number);

export const authorizeSchema = z.strictObject({
  /** SHA-256 of the session's token, in hex. */
  sessionHash,
  redirectUri: z.url({ protocol: /^https?$/ }),
});

export const completeSchema = z.strictObject({
  sessionHash,
  state: z.string().max(1_000),
  code: z.string().min(1).max(4_000).optional(),
  error: z.string().max(1_000).optional(),
});

/** @throws Problem 400 naming the fields, never their values: a code is as good as a password */
export function readRequest<Schema extends z.ZodType>(
  schema: Schema,
  given: unknown,
): z.output<Schema> {
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  throw new Problem(400, 'validation_failed', 'The request is not valid', {
    errors: result.error.issues.map(({ path, message }) => ({ field: path.join('.'), message })),
  });
}
