import type { Tx, UnitOfWork } from '#shared/database/index.js';
import type { Logger } from '#shared/logging/index.js';
import type { NewsTeller } from '#shared/news/index.js';
import type { AccessGrant } from '../calendar/connection.gate.js';
import type { GoogleOAuth } from '../google/google-oauth.gateway.js';
import { GoogleError } from '../google/google.error.js';
import type { TokenAnswer } from '../google/token.answer.js';
import type { TokenVault } from '../vault/token.vault.js';
import { VaultError } from '../vault/vault.error.js';
import { loseConnection } from './connection.loss.js';
import {
  boundWaitSql,
  credentialSql,
  type CredentialRow,
  storeRenewalSql,
} from './sql/access.sql.js';
import { type ConnectionRow, lockConnectionSql } from './sql/connection.sql.js';

/** Why a token is to be renewed. */
export type Occasion =
  /** `seen` is the sealed token that ran out; null where there was none. */
  | { readonly kind: 'ran_out'; readonly seen: Buffer | null }
  /** Google did not take it, however long it had left. */
  | { readonly kind: 'refused'; readonly token: string };

/**
 * Renews access tokens: one refresh for an agent at a time, across replicas, under the row lock
 * of their connection; whoever waited for it looks again and finds the renewed token. A refresh
 * race would look like a revocation.
 *
 * This is the one place where a transaction is open while Google is called. It is bounded by the
 * call's timeout and has a pool of its own, so that however many tokens run out at once, claims
 * and settles find a connection.
 */
export class TokenRefresher {
  constructor(
    /** On the refreshes' own pool. */
    private readonly unitOfWork: UnitOfWork,
    private readonly oauth: GoogleOAuth,
    private readonly vault: TokenVault,
    private readonly news: NewsTeller,
    private readonly logger: Logger,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** Never rejects: whatever goes wrong on the way is no word on the grant. */
  async refresh(agentId: string, occasion: Occasion): Promise<AccessGrant> {
    try {
      return await this.unitOfWork.run((tx) => this.#refresh(tx, agentId, occasion));
    } catch (error) {
      return this.#unavailable(agentId, error);
    }
  }

  async #refresh(tx: Tx, agentId: string, occasion: Occasion): Promise<AccessGrant> {
    await tx.rows(boundWaitSql);
    const [connection] = await tx.rows<ConnectionRow>(lockConnectionSql, [agentId]);
    if (connection?.state === 'needs_reconnect') {
      return { kind: 'needs_reconnect', reason: connection.reason ?? 'access_revoked' };
    }
    if (connection?.state !== 'connected') return { kind: 'not_connected' };
    // A statement of its own, after the lock: it sees what the lock's last holder wrote.
    const seen = occasion.kind === 'ran_out' ? occasion.seen : null;
    const [credential] = await tx.rows<CredentialRow>(credentialSql, [agentId, seen]);
    const { epoch } = connection;
    if (credential === undefined) return this.#lose(tx, agentId, epoch);
    const renewed = this.#renewedMeanwhile(agentId, credential, occasion);
    if (renewed !== undefined) return { kind: 'granted', accessToken: renewed, epoch };
    const answer = await this.#ask(agentId, credential);
    if (answer === 'gone') return this.#lose(tx, agentId, epoch);
    await this.#store(tx, agentId, answer);
    return { kind: 'granted', accessToken: answer.accessToken, epoch };
  }

  #renewedMeanwhile(
    agentId: string,
    { usable, accessToken }: CredentialRow,
    occasion: Occasion,
  ): string | undefined {
    if (!usable) return undefined;
    const token = this.vault.open(accessToken, { agentId, purpose: 'access_token' });
    return occasion.kind === 'refused' && occasion.token === token ? undefined : token;
  }

  async #ask(agentId: string, { refreshToken }: CredentialRow): Promise<TokenAnswer | 'gone'> {
    const token = this.vault.open(refreshToken, { agentId, purpose: 'refresh_token' });
    try {
      return await this.oauth.refresh(token);
    } catch (error) {
      if (error instanceof GoogleError && error.kind === 'grant_gone') return 'gone';
      throw error;
    }
  }

  async #store(tx: Tx, agentId: string, answer: TokenAnswer): Promise<void> {
    const { accessToken, accessExpiresAt, refreshToken } = answer;
    await tx.rows(storeRenewalSql, [
      agentId,
      this.vault.seal(accessToken, { agentId, purpose: 'access_token' }),
      Math.max(0, accessExpiresAt - this.now()),
      // Google may hand out another one; the old one is then on its way out.
      refreshToken === null
        ? null
        : this.vault.seal(refreshToken, { agentId, purpose: 'refresh_token' }),
    ]);
  }

  /** In the same transaction: who waits for the lock must not ask Google once more. */
  async #lose(tx: Tx, agentId: string, epoch: number): Promise<AccessGrant> {
    const lost = { agentId, epoch, reason: 'access_revoked' } as const;
    const reason = await loseConnection((sql, values) => tx.rows(sql, values), this.logger, lost);
    if (reason !== undefined) tx.afterCommit(() => this.news.anythingChanged(agentId));
    return { kind: 'needs_reconnect', reason: reason ?? lost.reason };
  }

  #unavailable(agentId: string, error: unknown): AccessGrant {
    if (error instanceof GoogleError) {
      this.logger.warn({ err: error, agentId }, 'an access token could not be renewed for now');
      return { kind: 'unavailable', reason: error.code, retryAfterMs: error.retryAfterMs };
    }
    this.logger.error({ err: error, agentId }, 'renewing an access token went wrong');
    const reason = error instanceof VaultError ? error.code : 'token_refresh_failed';
    return { kind: 'unavailable', reason, retryAfterMs: null };
  }
}
