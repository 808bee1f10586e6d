import { createSecretKey } from 'node:crypto';
import { errors, jwtVerify } from 'jose';
import { z } from 'zod';
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
  /** Genuine, but too far from our clock: an old one sent again, or clocks that differ. */
  | { readonly verdict: 'clock_skew'; readonly seconds: number };

/**
 * How far a request's clock may be from ours, in either direction. Generous: two machines whose
 * clocks differ by minutes must still work. Who listens on the internal network could repeat a
 * request for that long; the worst that a repetition does is to disconnect an agent once more.
 */
const freshnessSeconds = 300;

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
    private readonly now: () => number = Date.now,
  ) {
    this.#key = createSecretKey(Buffer.from(secret, 'utf8'));
  }

  async verify(authorization: string | undefined, request: SignedRequest): Promise<Verification> {
    const signature = /^Bearer (?<jwt>\S+)$/.exec(authorization ?? '')?.groups?.['jwt'];
    if (signature === undefined) return { verdict: 'missing' };
    const claims = await this.#genuineClaims(signature);
    if (claims === undefined || !coversRequest(claims, request)) return { verdict: 'invalid' };
    const seconds = Math.round(this.now() / 1000 - claims.iat);
    return Math.abs(seconds) > freshnessSeconds
      ? { verdict: 'clock_skew', seconds }
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
