import type { Pool } from 'pg';
import type { Logger } from '#shared/logging/index.js';
import { beginTrialSql } from './sql/trial.sql.js';
import type { ClaimedLane, Turn } from './turn.js';

/** Longer than a suspect that was handed back stays away. */
const doorMs = 2_000;

/**
 * The process's one place for trials. A trial that does not end proves something only if nothing
 * else was under way when the process went down: the first one may still run beside ordinary
 * deliveries, every further one runs alone. For that the door is closed until all others have ended.
 */
export class LaneTrials {
  #holder: Turn | undefined;
  #isAlone = false;
  #underWay = 0;
  #closedUntil = -Infinity;

  constructor(
    private readonly pool: Pool,
    private readonly logger: Logger,
  ) {}

  /** Whether ordinary deliveries have to wait, because somebody is tried alone or wants to be. */
  get isClosed(): boolean {
    const now = performance.now();
    return this.#closedUntil > now || (this.#isAlone && this.#isHeld(now));
  }

  /** An ordinary delivery, which a trial that wants to be alone waits for. */
  async beside<Result>(deliver: () => Promise<Result>): Promise<Result> {
    this.#underWay += 1;
    try {
      return await deliver();
    } finally {
      this.#underWay -= 1;
    }
  }

  /**
   * Nobody waits for the place: that would keep innocent turns from theirs.
   * It is the turn's until it is left, or until the lease ends, for a trial that hangs for ever.
   *
   * @returns false while another turn has it, or while others are under way that must not be
   */
  take(turn: Turn, { trials }: ClaimedLane): boolean {
    const now = performance.now();
    if (this.#isHeld(now)) return false;
    const alone = trials > 0;
    if (alone && this.#underWay > 0) {
      this.#closedUntil = now + doorMs;
      return false;
    }
    this.#holder = turn;
    this.#isAlone = alone;
    this.#closedUntil = -Infinity;
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

  #isHeld(now: number): boolean {
    return this.#holder !== undefined && this.#holder.leaseEndsAt > now;
  }
}
