import type { Pool } from 'pg';
import { Daemon } from '#shared/lifecycle/index.js';
import type { Logger } from '#shared/logging/index.js';
import type { ConnectionGate } from '../calendar/connection.gate.js';
import { idleSql } from './sql/access.sql.js';

const everyMs = 60_000;
/** In a row: then it is Google that is away, and the rest is left for the next minute. */
const mostUnavailable = 3;
const beforeAll = '00000000-0000-0000-0000-000000000000';

/**
 * Renews the access tokens of agents for whom nothing is delivered. Nobody tells us that a grant
 * was taken back but a refusal to renew: without this an agent would hear of it from the next
 * appointment that does not arrive. With it, within the hour that an access token lives.
 */
export class IdleCheck extends Daemon {
  /** A connection that cannot be renewed for now does not keep those behind it from their turn. */
  #after = beforeAll;
  #unavailable = 0;

  constructor(
    private readonly pool: Pool,
    private readonly gate: ConnectionGate,
    logger: Logger,
  ) {
    super(logger, 'idle-check', everyMs);
  }

  /** One agent a round, so that a stop waits for one renewal at most. */
  protected override async round(): Promise<boolean> {
    const { rows } = await this.pool.query<{ agentId: string }>(idleSql, [this.#after]);
    const agentId = rows[0]?.agentId;
    this.#after = agentId ?? beforeAll;
    if (agentId === undefined) return false;
    const { kind } = await this.gate.accessFor(agentId);
    this.#unavailable = kind === 'unavailable' ? this.#unavailable + 1 : 0;
    return this.#unavailable < mostUnavailable;
  }
}
