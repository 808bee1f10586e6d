import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import type { RelaySettings } from './relay.settings.js';
import { claimSql, type ClaimRow } from './sql/claim.sql.js';
import type { ClaimedLane, Turn } from './turn.js';

/** Sorts before every agent. */
const beforeAllAgents = '00000000-0000-0000-0000-000000000000';

export interface Claim {
  readonly turns: readonly Turn[];
  /** True when the sweep, which began at the first agent, has looked at the last one. */
  readonly sweepFinished: boolean;
}

/** Takes turns, round-robin over the agents that have something due. */
export class OutboxClaimer {
  /** Where the sweep goes on; every sweep begins at the first agent. */
  #startBehind = beforeAllAgents;

  constructor(
    private readonly pool: Pool,
    private readonly settings: RelaySettings,
  ) {}

  /** @param most turns at most */
  async claim(most: number): Promise<Claim> {
    const token = randomUUID();
    // Before the statement is sent: the lease begins later than that, so it ends later too.
    const leaseEndsAt = performance.now() + this.settings.leaseMs;
    const { rows } = await this.pool.query<ClaimRow>({
      name: 'relay_claim',
      text: claimSql,
      values: [
        this.#startBehind,
        this.settings.agentsPerClaim,
        most,
        this.settings.lanesPerTurn,
        this.settings.leaseMs,
        token,
      ],
    });
    const [row] = rows;
    const sweepFinished = row?.finished ?? true;
    this.#startBehind = sweepFinished ? beforeAllAgents : (row?.stoppedAt ?? beforeAllAgents);
    return { turns: turnsOf(rows, token, leaseEndsAt), sweepFinished };
  }
}

function turnsOf(rows: readonly ClaimRow[], token: string, leaseEndsAt: number): Turn[] {
  const lanesOfAgent = new Map<string, ClaimedLane[]>();
  for (const { stoppedAt: _stoppedAt, finished: _finished, agentId, ...lane } of rows) {
    if (agentId === null) continue;
    const lanes = lanesOfAgent.get(agentId) ?? [];
    lanes.push({ ...lane, agentId });
    lanesOfAgent.set(agentId, lanes);
  }
  return [...lanesOfAgent].map(([agentId, lanes]) => ({ agentId, token, leaseEndsAt, lanes }));
}
