import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Pool } from 'pg';
import { AgentTurns, type HeldTurn } from './agent.turns.js';
import { holdTurnSql, releaseTurnSql } from './sql/hold.sql.js';

/** Between two looks at a turn that somebody else has. */
const lookAgainAfterMs = 20;

/** Takes an agent's turn as the relay does, from the same row: only one of them can have it. */
export class TurnHolder extends AgentTurns {
  constructor(
    private readonly pool: Pool,
    private readonly leaseMs: number,
  ) {
    super();
  }

  override async hold(agentId: string): Promise<HeldTurn> {
    const token = randomUUID();
    while (!(await this.#take(agentId, token))) await pause(lookAgainAfterMs);
    return {
      release: async () => {
        await this.pool.query(releaseTurnSql, [agentId, token]);
      },
    };
  }

  async #take(agentId: string, token: string): Promise<boolean> {
    const { rowCount } = await this.pool.query(holdTurnSql, [agentId, token, this.leaseMs]);
    return rowCount === 1;
  }
}
