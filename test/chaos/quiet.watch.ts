import { setTimeout as pause } from 'node:timers/promises';
import type { ChaosAgent } from './chaos.agent.js';
import type { ConnectionKeeper } from './connection.keeper.js';
import type { OwnerDatabase } from './owner.database.js';

const lookMs = 400;

/** Without any progress for as long, nothing will come any more. */
const stuckMs = 60_000;

export interface Backlog {
  readonly due: number;
  readonly settled: number;
}

const backlogSql = `
select
  count(*) filter (where lane.state = 'due' or (lane.state = 'paused' and agent_id = any($2)))::int
    as due,
  coalesce(sum(lane.done_version), 0)::int as settled
from outbox.lane where agent_id = any($1)`;

const diagnosisSql = `
select state, last_error_code as error, count(*)::int as lanes, max(attempts) as attempts,
       round(extract(epoch from max(run_at) - now())) as "runsInSeconds",
       round(extract(epoch from now() - min(changed_at))) as "oldestSeconds"
from outbox.lane where agent_id = any($1) and state <> 'done' group by 1, 2`;

const leasesSql = `
select count(*) filter (where lease_until > now())::int as leased,
       count(*) filter (where not_before > now())::int as resting,
       (select paused_by from calendar_sync.call_budget where paused_until > now() limit 1) as "pausedBy"
from calendar_sync.turn`;

/** Waits until everything that can be delivered is. */
export class QuietWatch {
  constructor(
    private readonly owner: OwnerDatabase,
    private readonly agents: readonly ChaosAgent[],
    private readonly keeper: ConnectionKeeper,
    private readonly signal: AbortSignal,
  ) {}

  async backlog(): Promise<Backlog> {
    const all = this.agents.map(({ id }) => id);
    const wanting = this.agents.flatMap((one) => (one.wantsConnection ? [one.id] : []));
    const [row] = await this.owner.query<Backlog & Record<string, unknown>>(backlogSql, [
      all,
      wanting,
    ]);
    return row ?? { due: 0, settled: 0 };
  }

  /** @returns undefined, or where things stand that do not move any more */
  async untilQuiet(): Promise<string | undefined> {
    let last = '';
    let movedAt = performance.now();
    let quietLooks = 0;
    while (quietLooks < 2) {
      const connected = await this.keeper.reconnectAll();
      const backlog = await this.backlog();
      const now = JSON.stringify(backlog);
      if (now !== last) movedAt = performance.now();
      last = now;
      quietLooks = connected && backlog.due === 0 ? quietLooks + 1 : 0;
      if (performance.now() - movedAt > stuckMs && quietLooks === 0) return this.#diagnosis();
      await pause(lookMs, undefined, { signal: this.signal });
    }
    return undefined;
  }

  async #diagnosis(): Promise<string> {
    const ids = this.agents.map(({ id }) => id);
    const lanes = await this.owner.query(diagnosisSql, [ids]);
    const turns = await this.owner.query(leasesSql);
    return `no progress for ${stuckMs / 1_000} s: ${JSON.stringify({ lanes, turns })}`;
  }
}
