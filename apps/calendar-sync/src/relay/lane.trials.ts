import type { Pool } from 'pg';
import type { Logger } from '#shared/logging/index.js';
import { beginTrialSql } from './sql/trial.sql.js';
import type { ClaimedLane, Turn } from './turn.js';

/**
 * The process's one place for trials. A trial that does not end proves something only if no other
 * was under way when the process went down.
 */
export class LaneTrials {
  #holder: Turn | undefined;

  constructor(
    private readonly pool: Pool,
    private readonly logger: Logger,
  ) {}

  /**
   * Nobody waits for the place: that would keep innocent turns from theirs.
   * It is the turn's until it is left, or until the lease ends, for a trial that hangs for ever.
   *
   * @returns false while another turn has it
   */
  take(turn: Turn): boolean {
    const holder = this.#holder;
    if (holder !== undefined && holder.leaseEndsAt > performance.now()) return false;
    this.#holder = turn;
    return true;
  }

  /** Not before the turn's end is durable: until then a crash would count against its trial. */
  leave(turn: Turn): void {
    if (this.#holder === turn) this.#holder = undefined;
  }

  /**
   * Writes down that the lane's trial begins, before it does.
   * @returns false if nothing may begin: the lease was lost, or a writer has the lane
   */
  async begin(turn: Turn, lane: ClaimedLane): Promise<boolean> {
    const { agentId, appointmentId, version, unsettled, trials } = lane;
    try {
      const { rowCount } = await this.pool.query({
        name: 'relay_begin_trial',
        text: beginTrialSql,
        values: [agentId, turn.token, appointmentId, version],
      });
      if (rowCount !== 1) return false;
    } catch (error) {
      this.logger.warn({ err: error, appointmentId }, 'a trial could not be written down');
      return false;
    }
    const line = { appointmentId, agentId, version, unsettled, trial: trials + 1 };
    this.logger.warn(line, 'a change whose delivery was begun and never ended is on trial');
    return true;
  }
}
