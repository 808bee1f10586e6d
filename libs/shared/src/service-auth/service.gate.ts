import { Problem } from '#shared/http/index.js';
import type { Logger } from '#shared/logging/index.js';
import type { RequestVerifier, Verification } from './request.verifier.js';
import type { SignedRequest } from './signed.request.js';

/** A request as it arrived; `body` is undefined where its bytes were not kept. */
export interface ArrivedRequest extends Omit<SignedRequest, 'body'> {
  readonly authorization: string | undefined;
  readonly body: Uint8Array | undefined;
}

/** Decides who comes in, and says in the log who did not and why. */
export class ServiceGate {
  constructor(
    private readonly verifier: RequestVerifier,
    private readonly logger: Logger,
  ) {}

  /** @throws Problem 401 */
  async admit({ authorization, method, path, body }: ArrivedRequest): Promise<void> {
    const verification: Verification =
      body === undefined
        ? { verdict: 'invalid' }
        : await this.verifier.verify(authorization, { method, path, body });
    if (verification.verdict === 'accepted') return;
    this.logger.warn({ method, path, ...verification }, 'an internal request was refused');
    throw refusal(verification);
  }
}

function refusal(verification: Exclude<Verification, { verdict: 'accepted' }>): Problem {
  switch (verification.verdict) {
    case 'missing':
      return new Problem(401, 'service_signature_missing', 'The request is not signed');
    case 'invalid':
      return new Problem(401, 'service_signature_invalid', 'The signature is not valid', {
        detail: 'Both services must have the same SERVICE_SECRET.',
      });
    case 'stale':
      return new Problem(401, 'service_signature_stale', 'The signature is not of this moment', {
        detail: `The request was signed ${verification.seconds} s ago, by the database's clock.`,
      });
  }
}
