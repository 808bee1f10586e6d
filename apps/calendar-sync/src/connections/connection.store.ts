import type { UnitOfWork } from '#shared/database/index.js';
import type { TokenVault } from '../vault/token.vault.js';
import type { FullGrant } from './connect.outcome.js';
import {
  type ConnectionRow,
  connectSql,
  endConnectionSql,
  endRestSql,
  lockConnectionSql,
  refreshTokenSql,
  storeCredentialSql,
} from './sql/connection.sql.js';
import { askAccountSql, releaseLanesSql } from './sql/lanes.sql.js';

/** What a disconnect took away: enough to give the grant back to Google. */
export interface EndedGrant {
  readonly refreshToken: Buffer;
  /** Google's account; null where it was never learnt. */
  readonly account: string | null;
}

/** Connections and their sealed tokens; each method is one transaction. */
export class ConnectionStore {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly vault: TokenVault,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /**
   * Stores a grant, and makes due what waited for it, or what tells whose it is.
   *
   * @param epoch the connection's when the attempt was taken
   * @returns how many lanes were made due; undefined when the agent disconnected meanwhile, and
   *   nothing was stored
   */
  async connect(
    agentId: string,
    grant: FullGrant,
    epoch: number | null,
  ): Promise<number | undefined> {
    const { refreshToken, accessToken, accessExpiresAt, grantExpiresAt } = grant;
    return this.unitOfWork.run(async (tx) => {
      const connected = await tx.rows(connectSql, [
        agentId,
        epoch,
        grantExpiresAt === null ? null : this.#lifetimeMs(grantExpiresAt),
      ]);
      if (connected.length === 0) return undefined;
      await tx.rows(storeCredentialSql, [
        agentId,
        this.vault.seal(refreshToken, { agentId, purpose: 'refresh_token' }),
        this.vault.seal(accessToken, { agentId, purpose: 'access_token' }),
        this.#lifetimeMs(accessExpiresAt),
      ]);
      await tx.rows(endRestSql, [agentId]);
      const released = await tx.rows(releaseLanesSql, [agentId]);
      const asked = await tx.rows(askAccountSql, [agentId]);
      return released.length + asked.length;
    });
  }

  /**
   * Ends the connection of that epoch. Another one is left alone: the request may have lain in a
   * process that was stopped, while its agent connected again.
   *
   * @returns undefined where there was nothing to end
   */
  async end(agentId: string, epoch: number): Promise<EndedGrant | undefined> {
    return this.unitOfWork.run(async (tx) => {
      const [connection] = await tx.rows<ConnectionRow>(lockConnectionSql, [agentId]);
      if (connection?.epoch !== epoch) return undefined;
      const [credential] = await tx.rows<{ refreshToken: Buffer }>(refreshTokenSql, [agentId]);
      await tx.rows(endConnectionSql, [agentId]);
      if (credential === undefined) return undefined;
      return { refreshToken: credential.refreshToken, account: connection.account };
    });
  }

  /** As a lifetime, so that the database can count it by its own clock. */
  #lifetimeMs(end: number): number {
    return Math.max(0, end - this.now());
  }
}
