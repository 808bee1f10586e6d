import type { Logger } from '#shared/logging/index.js';
import type { ChangeHandler, Verdict } from './change.handler.js';
import type { FinishedTurn } from './outbox.settler.js';
import type { RelaySettings } from './relay.settings.js';
import { settlementOf, type Settlement, unstarted } from './settlement.decider.js';
import type { ClaimedLane, Turn } from './turn.js';

/** A turn's end, and how long everybody is to wait because of it (0: not at all). */
export interface TurnOutcome extends FinishedTurn {
  readonly restEverybodyMs: number;
}

/** Delivers a turn's lanes one after the other: at most one write in flight for an agent. */
export class TurnRunner {
  constructor(
    private readonly handler: ChangeHandler,
    private readonly settings: RelaySettings,
    private readonly logger: Logger,
    private readonly random: () => number = Math.random,
  ) {}

  /**
   * Never throws.
   * @param stop no lane is begun once it is aborted
   * @param cut deliveries in flight are aborted with it
   */
  async run(turn: Turn, stop: AbortSignal, cut: AbortSignal): Promise<TurnOutcome> {
    const settlements: Settlement[] = [];
    let restMs = 0;
    let restEverybodyMs = 0;
    for (const lane of turn.lanes) {
      const mayBegin = restMs === 0 && restEverybodyMs === 0 && !stop.aborted;
      if (!mayBegin || !this.#leaseCoversDelivery(turn)) {
        settlements.push(unstarted(lane));
        continue;
      }
      const verdict = await this.#deliver(lane, cut);
      settlements.push(settlementOf(lane, verdict, this.settings, this.random()));
      if (verdict.kind === 'snooze' && verdict.scope === 'agent') restMs = verdict.delayMs;
      if (verdict.kind === 'snooze' && verdict.scope === 'everybody') {
        restEverybodyMs = verdict.delayMs;
      }
    }
    return { turn, settlements, restMs, restEverybodyMs };
  }

  /**
   * A lease is never renewed: a delivery begins only if the lease outlasts it, and the rest of a
   * long turn goes back. A process that was paused wakes up late here and begins nothing.
   */
  #leaseCoversDelivery(turn: Turn): boolean {
    return turn.leaseEndsAt - performance.now() > this.settings.deliveryMs;
  }

  async #deliver(lane: ClaimedLane, cut: AbortSignal): Promise<Verdict> {
    const began = performance.now();
    const verdict = await this.#handle(lane, cut);
    this.#report(lane, verdict, performance.now() - began);
    return verdict;
  }

  async #handle(lane: ClaimedLane, cut: AbortSignal): Promise<Verdict> {
    const signal = AbortSignal.any([cut, AbortSignal.timeout(this.settings.deliveryMs)]);
    try {
      return await this.handler.handle(lane, signal);
    } catch (error) {
      this.logger.error({ err: error, appointmentId: lane.appointmentId }, 'the handler threw');
      return { kind: 'retry', fault: { code: 'handler_threw', detail: null } };
    }
  }

  #report(lane: ClaimedLane, verdict: Verdict, durationMs: number): void {
    const { appointmentId, agentId, version, operation, attempt, traceContext } = lane;
    const line = {
      appointmentId,
      agentId,
      version,
      operation,
      attempt,
      traceContext,
      verdict: verdict.kind,
      durationMs: Math.round(durationMs),
      ...('fault' in verdict ? { fault: verdict.fault.code } : {}),
    };
    if (verdict.kind === 'fail') this.logger.warn(line, 'a change failed');
    else this.logger.debug(line, 'a change was delivered');
  }
}
