import { createHash } from 'node:crypto';
import type { PkceChallenge } from './authorization-request.js';

/** RFC 7636: whether the verifier is the one whose challenge came with the request. */
export function isVerifierOf(challenge: PkceChallenge, verifier: string): boolean {
  if (challenge.method === 'plain') return verifier === challenge.value;
  return createHash('sha256').update(verifier).digest('base64url') === challenge.value;
}
