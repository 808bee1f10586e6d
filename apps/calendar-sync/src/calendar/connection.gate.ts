export type AccessGrant =
  | { readonly kind: 'granted'; readonly accessToken: string; readonly epoch: number }
  | { readonly kind: 'not_connected' }
  | { readonly kind: 'needs_reconnect'; readonly reason: string }
  /** The token endpoint is down. Not a revocation. */
  | { readonly kind: 'unavailable'; readonly reason: string; readonly retryAfterMs: number | null };

/**
 * What delivering needs of an agent's connection: tokens, and a place to tell what it learnt.
 * `epoch` counts an agent's connects and disconnects; what is told under an older one is void.
 */
export abstract class ConnectionGate {
  abstract accessFor(agentId: string): Promise<AccessGrant>;

  /** After a 401: refreshes, unless somebody did since `staleAccessToken` was handed out. */
  abstract renewAfterRefusal(agentId: string, staleAccessToken: string): Promise<AccessGrant>;

  /** The grant is of no use any more: a permission is missing, or it was refused twice. */
  abstract markNeedsReconnect(agentId: string, epoch: number, reason: string): Promise<void>;

  /** Which Google account it is; known from the first event's organizer. */
  abstract learnAccount(agentId: string, epoch: number, email: string): Promise<void>;
}
