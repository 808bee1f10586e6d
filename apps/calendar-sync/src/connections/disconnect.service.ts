import type { Logger } from '#shared/logging/index.js';
import type { NewsTeller } from '#shared/news/index.js';
import type { ConnectionStore } from './connection.store.js';
import type { GrantRevoker } from './grant.revoker.js';

/**
 * Calendar-sync's part in a disconnect: to give the grant back to Google, for which it takes the
 * token that nobody else can open. That nothing is written any more, crm-api sees to by itself,
 * whether it gets an answer from here or not.
 *
 * What was parked stays parked: whose grant ran out is told to disconnect and to connect again,
 * and what they did meanwhile must reach the calendar then.
 */
export class DisconnectService {
  constructor(
    private readonly store: ConnectionStore,
    private readonly revoker: GrantRevoker,
    private readonly news: NewsTeller,
    private readonly logger: Logger,
  ) {}

  /**
   * Tokens are deleted when it resolves; Google hears of it soon after.
   * @param epoch of the connection that is meant
   */
  async disconnect(agentId: string, epoch: number): Promise<void> {
    const ended = await this.store.end(agentId, epoch);
    this.logger.info({ agentId, hadTokens: ended !== undefined }, 'a calendar was disconnected');
    if (ended === undefined) return;
    this.news.anythingChanged(agentId);
    this.revoker.revokeLater(agentId, ended);
  }
}
