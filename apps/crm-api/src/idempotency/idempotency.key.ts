import { validationFailed } from '#shared/validation/index.js';

const visible = /^[\x21-\x7e]{1,100}$/;

/**
 * Reads an `Idempotency-Key` header (draft-ietf-httpapi-idempotency-key-header): the caller's own
 * name for what is to be made. Whoever never got an answer repeats the request under the same key.
 *
 * @throws Problem 400 naming `Idempotency-Key`
 */
export function parseIdempotencyKey(header: string | undefined): string | undefined {
  const key = header?.trim();
  if (key === undefined || visible.test(key)) return key;
  throw validationFailed([
    {
      field: 'Idempotency-Key',
      message: 'Idempotency-Key must have 1 to 100 visible ASCII characters, such as a UUID',
    },
  ]);
}
