import { createHash } from 'node:crypto';

/** What a signature vouches for: the request as it goes over the wire. */
export interface SignedRequest {
  /** Upper case. */
  readonly method: string;
  /** Path with its query, as in the request line. */
  readonly path: string;
  /** The bytes of the body; empty for none. */
  readonly body: Uint8Array;
}

/** Who speaks to whom. A signature for one service is worth nothing to another. */
export interface ServiceParties {
  readonly issuer: string;
  readonly audience: string;
}

/** crm-api to calendar-sync. */
export const crmToCalendarSync: ServiceParties = { issuer: 'crm-api', audience: 'calendar-sync' };

/** `typ` of the JWT: keeps it apart from any other token that the same secret might sign. */
export const signatureType = 'service-request+jwt';

export const signatureAlgorithm = 'HS256';

export function bodyDigest(body: Uint8Array): string {
  return createHash('sha256').update(body).digest('base64url');
}
