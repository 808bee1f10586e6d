import type { Logger } from '#shared/logging/index.js';
import type { ConnectionGate } from './connection.gate.js';

/** Entries beyond which the memory starts afresh; forgetting costs one repeated statement each. */
const memoryLimit = 10_000;

/**
 * Tells a connection which Google account it is, once: events are many, accounts few.
 * An epoch is one connection's, so its account never changes.
 */
export class AccountLearner {
  readonly #told = new Set<string>();

  constructor(
    private readonly gate: ConnectionGate,
    private readonly logger: Logger,
  ) {}

  /** Never throws: an account that stays unknown is no reason to fail a delivery. */
  async learn(agentId: string, epoch: number, email: string): Promise<void> {
    const connection = `${agentId}/${epoch}`;
    if (this.#told.has(connection)) return;
    if (this.#told.size >= memoryLimit) this.#told.clear();
    this.#told.add(connection);
    try {
      await this.gate.learnAccount(agentId, epoch, email);
    } catch (error) {
      this.#told.delete(connection);
      this.logger.warn({ err: error, agentId }, 'the account of a connection was not stored');
    }
  }
}
