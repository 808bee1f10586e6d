import { createSecretKey } from 'node:crypto';
import { SignJWT } from 'jose';
import type { SharedClock } from '#shared/database/index.js';
import {
  bodyDigest,
  type ServiceParties,
  signatureAlgorithm,
  signatureType,
  type SignedRequest,
} from './signed.request.js';

/** Signs requests between our services, with a secret that both know, by a clock that both read. */
export class RequestSigner {
  readonly #key;

  constructor(
    secret: string,
    private readonly parties: ServiceParties,
    private readonly clock: SharedClock,
  ) {
    this.#key = createSecretKey(Buffer.from(secret, 'utf8'));
  }

  /** @returns the value of the `Authorization` header */
  async sign({ method, path, body }: SignedRequest): Promise<string> {
    const signature = await new SignJWT({ method, path, body: bodyDigest(body) })
      .setProtectedHeader({ alg: signatureAlgorithm, typ: signatureType })
      .setIssuer(this.parties.issuer)
      .setAudience(this.parties.audience)
      .setIssuedAt(Math.floor(await this.clock()))
      .sign(this.#key);
    return `Bearer ${signature}`;
  }
}
