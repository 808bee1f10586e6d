const bytes = 16;

/**
 * The name under which something is made once, however often that is asked for. Not `randomUUID`,
 * which a browser has only for pages that came over https.
 */
export const newIdempotencyKey = (): string =>
  [...crypto.getRandomValues(new Uint8Array(bytes))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
