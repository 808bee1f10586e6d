import type { Pool } from 'pg';
import type { Logger } from '#shared/logging/index.js';
import type { NewsTeller } from '#shared/news/index.js';
import { type AccessGrant, ConnectionGate } from '../calendar/connection.gate.js';
import type { TokenVault } from '../vault/token.vault.js';
import { VaultError } from '../vault/vault.error.js';
import { loseConnection } from './connection.loss.js';
import { reconnectReason } from './reconnect.reason.js';
import { type AccessRow, accessSql } from './sql/access.sql.js';
import { learnAccountSql } from './sql/connection.sql.js';
import type { LossRow } from './sql/lanes.sql.js';
import type { Occasion, TokenRefresher } from './token.refresher.js';

/**
 * Hands out access tokens, one for each delivery.
 *
 * Nothing is remembered between deliveries: the database is asked each time, so a delivery that
 * begins after a disconnect finds no connection. Measured: some 50 µs of this process, 4 of them
 * for opening the sealed token, so remembering that would save nothing either.
 */
export class AccessTokens extends ConnectionGate {
  readonly #refreshes = new Map<string, Promise<AccessGrant>>();

  constructor(
    private readonly pool: Pool,
    private readonly vault: TokenVault,
    private readonly refresher: TokenRefresher,
    private readonly news: NewsTeller,
    private readonly logger: Logger,
  ) {
    super();
  }

  override async accessFor(agentId: string): Promise<AccessGrant> {
    const { rows } = await this.pool.query<AccessRow>({
      name: 'connection_access',
      text: accessSql,
      values: [agentId],
    });
    const [row] = rows;
    if (row === undefined || row.state === 'not_connected') return { kind: 'not_connected' };
    if (row.state === 'needs_reconnect') {
      return { kind: 'needs_reconnect', reason: row.reason ?? 'access_revoked' };
    }
    if (row.accessToken === null || row.usable !== true) {
      return this.#refresh(agentId, { kind: 'ran_out', seen: row.accessToken });
    }
    return this.#open(agentId, row.accessToken, row.epoch);
  }

  override async renewAfterRefusal(
    agentId: string,
    staleAccessToken: string,
  ): Promise<AccessGrant> {
    return this.#refresh(agentId, { kind: 'refused', token: staleAccessToken });
  }

  override async markNeedsReconnect(
    agentId: string,
    epoch: number,
    refusal: string,
  ): Promise<void> {
    const recorded = await loseConnection(
      async (sql, values) => (await this.pool.query<LossRow>(sql, [...values])).rows,
      this.logger,
      { agentId, epoch, reason: reconnectReason(refusal) },
    );
    if (recorded !== undefined) this.news.anythingChanged(agentId);
  }

  override async learnAccount(agentId: string, epoch: number, email: string): Promise<void> {
    const { rowCount } = await this.pool.query(learnAccountSql, [agentId, epoch, email]);
    // What stands in another account is not shown as synced any more.
    if (rowCount === 1) this.news.anythingChanged(agentId);
  }

  #open(agentId: string, sealed: Buffer, epoch: number): AccessGrant {
    try {
      const accessToken = this.vault.open(sealed, { agentId, purpose: 'access_token' });
      return { kind: 'granted', accessToken, epoch };
    } catch (error) {
      if (!(error instanceof VaultError)) throw error;
      // An operator's fault, or somebody's hand in the table. The agent cannot mend it, and a key
      // that is put back makes everything good again: nothing is forgotten.
      this.logger.error({ err: error, agentId }, 'a stored token cannot be opened');
      return { kind: 'unavailable', reason: error.code, retryAfterMs: null };
    }
  }

  /** One at a time for an agent and occasion, however many ask for it. */
  async #refresh(agentId: string, occasion: Occasion): Promise<AccessGrant> {
    const question = `${agentId} ${occasion.kind === 'refused' ? occasion.token : ''}`;
    const underWay = this.#refreshes.get(question);
    if (underWay !== undefined) return underWay;
    const refresh = this.refresher
      .refresh(agentId, occasion)
      .finally(() => this.#refreshes.delete(question));
    this.#refreshes.set(question, refresh);
    return refresh;
  }
}
