import type { Logger } from '#shared/logging/index.js';
import type { AgentTurns } from '../relay/agent.turns.js';
import type { ConnectionStore } from './connection.store.js';
import type { GrantRevoker } from './grant.revoker.js';

/**
 * Ends an agent's connection.
 *
 * What was parked stays parked: whose grant ran out is told to disconnect and to connect again,
 * and what they did meanwhile must reach the calendar then.
 */
export class DisconnectService {
  constructor(
    private readonly store: ConnectionStore,
    private readonly turns: AgentTurns,
    private readonly revoker: GrantRevoker,
    private readonly logger: Logger,
  ) {}

  /**
   * Tokens are deleted at once. Resolves when the delivery that was in flight has ended; every
   * later one asks the database first and finds no connection, so no write for this agent begins.
   */
  async disconnect(agentId: string): Promise<void> {
    const ended = await this.store.disconnect(agentId);
    this.logger.info({ agentId, hadTokens: ended !== undefined }, 'a calendar was disconnected');
    try {
      const turn = await this.turns.hold(agentId);
      await turn.release();
    } finally {
      if (ended !== undefined) this.revoker.revokeLater(agentId, ended);
    }
  }
}
