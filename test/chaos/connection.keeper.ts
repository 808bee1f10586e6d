import { setTimeout as pause } from 'node:timers/promises';
import type { ChaosAgent } from './chaos.agent.js';
import type { OwnerDatabase } from './owner.database.js';

const lookMs = 1_000;

const statesSql = `
select agent_id as id, state from calendar_sync.connection where agent_id = any($1)`;

/** Agents look at their settings now and then, and reconnect when they are asked to. */
export class ConnectionKeeper {
  reconnects = 0;
  /** Who had to reconnect, though nobody had ended the grant at Google. */
  readonly unexplained = new Set<string>();

  constructor(
    private readonly owner: OwnerDatabase,
    private readonly agents: readonly ChaosAgent[],
    private readonly revoked: ReadonlySet<string>,
    private readonly signal: AbortSignal,
  ) {}

  /** Until `over` is aborted. */
  async watch(over: AbortSignal): Promise<void> {
    while (!over.aborted) {
      await this.reconnectAll();
      await pause(lookMs, undefined, { signal: this.signal });
    }
  }

  /** @returns whether everybody who wants a connection had one */
  async reconnectAll(): Promise<boolean> {
    const rows = await this.owner.query<{ id: string; state: string }>(statesSql, [
      this.agents.map(({ id }) => id),
    ]);
    const states = new Map(rows.map(({ id, state }) => [id, state]));
    const losers = this.agents.filter(
      (agent) => agent.wantsConnection && states.get(agent.id) === 'needs_reconnect',
    );
    for (const agent of losers) {
      if (!this.revoked.has(agent.account)) this.unexplained.add(agent.account);
    }
    this.reconnects += losers.length;
    await Promise.all(losers.map((agent) => agent.connect()));
    return losers.length === 0;
  }
}
