import type { Pool } from 'pg';
import type { Logger } from '#shared/logging/index.js';
import type { GoogleOAuth } from '../google/google-oauth.gateway.js';
import type { TokenVault } from '../vault/token.vault.js';
import type { EndedGrant } from './connection.store.js';
import { sharedGrantSql } from './sql/connection.sql.js';

/**
 * Gives grants back to Google, best effort: the tokens are deleted here already, so a revocation
 * that fails leaves behind a grant that nobody can use, and that its owner can remove.
 *
 * A revocation ends the grant of that Google account for the whole project. It is left out when
 * another connection uses the same account, or one of which the account is not known yet: a grant
 * too many does no harm, one too few breaks somebody's connection.
 */
export class GrantRevoker {
  readonly #underWay = new Map<string, Promise<void>>();

  constructor(
    private readonly pool: Pool,
    private readonly oauth: GoogleOAuth,
    private readonly vault: TokenVault,
    private readonly logger: Logger,
  ) {}

  revokeLater(agentId: string, ended: EndedGrant): void {
    const revoking = this.#revoke(agentId, ended).finally(() => {
      if (this.#underWay.get(agentId) === revoking) this.#underWay.delete(agentId);
    });
    this.#underWay.set(agentId, revoking);
  }

  /**
   * Resolves when the agent's last grant has ended: a new one of the same account that is given
   * before that would end with it. Never rejects.
   */
  async settled(agentId: string): Promise<void> {
    await this.#underWay.get(agentId);
  }

  /** Resolves when nothing is under way. Never rejects. */
  async drain(): Promise<void> {
    await Promise.all(this.#underWay.values());
  }

  async #revoke(agentId: string, { refreshToken, account }: EndedGrant): Promise<void> {
    try {
      if (await this.#isShared(account)) {
        this.logger.info({ agentId }, 'a grant was not revoked: it may be in use elsewhere');
        return;
      }
      await this.oauth.revoke(this.vault.open(refreshToken, { agentId, purpose: 'refresh_token' }));
      this.logger.info({ agentId }, 'a grant was revoked');
    } catch (error) {
      this.logger.warn({ err: error, agentId }, 'a grant could not be revoked');
    }
  }

  async #isShared(account: string | null): Promise<boolean> {
    const { rows } = await this.pool.query<{ shared: boolean }>(sharedGrantSql, [account]);
    return rows[0]?.shared ?? true;
  }
}
