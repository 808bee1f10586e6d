import { z } from 'zod';
import { readKeyRing } from './key.ring.js';

/** `TOKEN_ENCRYPTION_KEYS`: `id:base64(32 bytes),…`, read into a KeyRing. */
export const keyRingField = z.string().transform((text, context) => {
  const reading = readKeyRing(text);
  if (reading.ring !== undefined) return reading.ring;
  for (const message of reading.faults) {
    context.addIssue({ code: 'custom', message: `cannot be used: ${message}` });
  }
  return z.NEVER;
});
