/** Draws random bytes; `randomBytes` of node:crypto. */
export type DrawBytes = (count: number) => Buffer;

/** 256 bits, in a form that fits into an address without escaping. */
export const drawSecret = (draw: DrawBytes): string => draw(32).toString('base64url');

/** As `TOKEN_ENCRYPTION_KEYS` wants it: an id, and 32 bytes in base64. */
export const drawTokenKey = (draw: DrawBytes): string => `local:${draw(32).toString('base64')}`;

/** 32 letters and digits that nobody takes for one another, so that a byte maps without bias. */
const readable = 'abcdefghijkmnpqrstuvwxyz23456789';

/** A password to be typed from the screen: three groups of four, 60 bits. */
export function drawPassword(draw: DrawBytes): string {
  const letters = [...draw(12)].map((byte) => readable.charAt(byte % readable.length)).join('');
  return [letters.slice(0, 4), letters.slice(4, 8), letters.slice(8)].join('-');
}
