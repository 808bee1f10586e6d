import { createSecretKey } from 'node:crypto';
import { errors, jwtVerify } from 'jose';
import { z } from 'zod';
import type { SharedClock } from '#shared/database/index.js';
import {
  bodyDigest,
  type ServiceParties,
  signatureAlgorithm,
  signatureType,
  type SignedRequest,
} from './signed.request.js';

export type Verification =
  | { readonly verdict: 'accepted' }
  | { readonly verdict: 'missing' }
  /** Wrong secret, wrong parties, or another request than the signed one. */
  | { readonly verdict: 'invalid' }
  /** Genuine, but not of this moment: an old one sent again, or two databases. */
  | { readonly verdict: 'stale'; readonly seconds: number };

/**
 * How old a request may be; by the database's clock, which signer and verifier share, so the
 * machines' own may be wrong by hours. As far into the future, for a database that was replaced by
 * its standby. Who listens on the internal network could repeat a request for that long; the worst
 * that a repetition does is to begin a connect that nobody completes.
 */
const freshnessSeconds = 60;

const claimsSchema = z.object({
  method: z.string(),
  path: z.string(),
  body: z.string(),
  iat: z.number(),
});

/** Verifies what `RequestSigner` signed. The comparison of the MAC takes constant time (jose). */
export class RequestVerifier {
  readonly #key;

  constructor(
    secret: string,
    private readonly parties: ServiceParties,
    private readonly clock: SharedClock,
  ) {
    this.#key = createSecretKey(Buffer.from(secret, 'utf8'));
  }

  async verify(authorization: string | undefined, request: SignedRequest): Promise<Verification> {
    const signature = /^Bearer (?<jwt>\S+)$/.exec(authorization ?? '')?.groups?.['jwt'];
    if (signature === undefined) return { verdict: 'missing' };
    const claims = await this.#genuineClaims(signature);
    if (claims === undefined || !coversRequest(claims, request)) return { verdict: 'invalid' };
    const seconds = Math.round((await this.clock()) - claims.iat);
    return Math.abs(seconds) > freshnessSeconds
      ? { verdict: 'stale', seconds }
      : { verdict: 'accepted' };
  }

  async #genuineClaims(signature: string): Promise<z.infer<typeof claimsSchema> | undefined> {
    try {
      const { payload } = await jwtVerify(signature, this.#key, {
        algorithms: [signatureAlgorithm],
        typ: signatureType,
        issuer: this.parties.issuer,
        audience: this.parties.audience,
      });
      return claimsSchema.safeParse(payload).data;
    } catch (error) {
      if (error instanceof errors.JOSEError) return undefined;
      throw error;
    }
  }
}

function coversRequest(claims: z.infer<typeof claimsSchema>, request: SignedRequest): boolean {
  return (
    claims.method === request.method &&
    claims.path === request.path &&
    claims.body === bodyDigest(request.body)
  );
}
