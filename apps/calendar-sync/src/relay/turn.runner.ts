import { isDatabaseAway } from '#shared/database/index.js';
import type { Logger } from '#shared/logging/index.js';
import type { ChangeHandler, Delivery, Verdict } from './change.handler.js';
import { suspicionOf } from './lane.suspicion.js';
import type { LaneTrials } from './lane.trials.js';
import type { FinishedTurn } from './outbox.settler.js';
import type { RelayMetrics } from './relay.metrics.js';
import type { RelaySettings } from './relay.settings.js';
import { crashes, givenUp, settlementOf } from './settlement.decider.js';
import { TurnCourse } from './turn.course.js';
import type { ClaimedLane, Turn } from './turn.js';

/** A turn's end, and how long everybody is to wait because of it (0: not at all). */
export interface TurnOutcome extends FinishedTurn {
  readonly restEverybodyMs: number;
  /** To be called when the turn's end is durable, or known to be lost. */
  readonly settled: () => void;
}

export interface TurnRunnerParts {
  readonly handler: ChangeHandler;
  readonly trials: LaneTrials;
  readonly settings: RelaySettings;
  readonly metrics: RelayMetrics;
  readonly logger: Logger;
  readonly random?: () => number;
}

interface Running {
  readonly turn: Turn;
  readonly course: TurnCourse;
  readonly stop: AbortSignal;
  readonly cut: AbortSignal;
}

/** A suspect that finds the place for trials taken comes back within this time. */
const trialPauseMs = 1_000;

/** Delivers a turn's lanes one after the other: at most one write in flight for an agent. */
export class TurnRunner {
  readonly #parts: Required<TurnRunnerParts>;

  constructor(parts: TurnRunnerParts) {
    this.#parts = { random: Math.random, ...parts };
  }

  /**
   * Never throws.
   * @param stop no lane is begun once it is aborted
   * @param cut deliveries in flight are aborted with it
   */
  async run(turn: Turn, stop: AbortSignal, cut: AbortSignal): Promise<TurnOutcome> {
    const course = new TurnCourse();
    const running = { turn, course, stop, cut };
    const { hopeless = [], ordinary = [], suspect = [] } = Object.groupBy(turn.lanes, suspicionOf);
    for (const lane of hopeless) this.#giveUp(lane, course);
    for (const lane of ordinary) await this.#deliverOrdinary(lane, running);
    await this.#tryOne(suspect, running);
    const { settlements, notes, restMs, restEverybodyMs } = course;
    const settled = (): void => this.#parts.trials.leave(turn);
    return { turn, settlements, notes, restMs, restEverybodyMs, settled };
  }

  async #deliverOrdinary(lane: ClaimedLane, running: Running): Promise<void> {
    const { trials, random } = this.#parts;
    if (!this.#mayBegin(running)) return running.course.handBack([lane]);
    if (trials.isClosed) return running.course.handBack([lane], random() * trialPauseMs);
    await trials.beside(() => this.#deliver(lane, running));
  }

  /**
   * A trial has its turn to itself, and is settled as soon as it ends: whatever else the turn came
   * to would be lost if it kills the process, and would count against those who did nothing.
   * Order among an agent's appointments is free.
   */
  async #tryOne(suspects: readonly ClaimedLane[], running: Running): Promise<void> {
    const [lane, ...others] = suspects;
    if (lane === undefined) return;
    const { turn, course } = running;
    const { trials, random, metrics } = this.#parts;
    if (!this.#mayBegin(running)) return course.handBack(suspects);
    const mayTry = course.settlements.length === 0 && trials.take(turn, lane);
    if (!mayTry || !(await trials.begin(turn, lane))) {
      return course.handBack(suspects, random() * trialPauseMs);
    }
    // Writing it down may have taken too long; what hands it back takes the mark back, too.
    if (!this.#mayBegin(running)) return course.handBack(suspects);
    metrics.trialBegan();
    await this.#deliver(lane, running);
    course.handBack(others);
  }

  #giveUp(lane: ClaimedLane, course: TurnCourse): void {
    const timing = { beganAt: performance.now(), durationMs: 0 };
    course.ended(givenUp(lane), crashes, timing);
    this.#parts.metrics.crashFound();
    this.#report(lane, crashes, timing.durationMs);
  }

  #mayBegin({ turn, course, stop }: Running): boolean {
    return !course.resting && !stop.aborted && this.#leaseCoversDelivery(turn);
  }

  /**
   * A lease is never renewed: a delivery begins only if the lease outlasts it, and the rest of a
   * long turn goes back. A process that was paused wakes up late here and begins nothing.
   */
  #leaseCoversDelivery(turn: Turn): boolean {
    return turn.leaseEndsAt - performance.now() > this.#parts.settings.deliveryMs;
  }

  async #deliver(lane: ClaimedLane, { turn, course, cut }: Running): Promise<void> {
    const { settings, metrics, random } = this.#parts;
    const beganAt = performance.now();
    const verdict = await this.#handle({ ...lane, leaseEndsAt: turn.leaseEndsAt }, cut);
    const timing = { beganAt, durationMs: performance.now() - beganAt };
    course.ended(settlementOf(lane, verdict, settings, random()), verdict, timing);
    metrics.delivered(verdict, timing.durationMs);
    this.#report(lane, verdict, timing.durationMs);
  }

  async #handle(delivery: Delivery, cut: AbortSignal): Promise<Verdict> {
    const { handler, settings, logger } = this.#parts;
    const signal = AbortSignal.any([cut, AbortSignal.timeout(settings.deliveryMs)]);
    try {
      return await handler.handle(delivery, signal);
    } catch (error) {
      const line = { err: error, appointmentId: delivery.appointmentId };
      if (isDatabaseAway(error)) {
        logger.warn(line, 'a delivery was not possible: the database is away');
        return { kind: 'retry', fault: { code: 'database_away', detail: null } };
      }
      logger.error(line, 'the handler threw');
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
    if (verdict.kind === 'fail') this.#parts.logger.warn(line, 'a change failed');
    else this.#parts.logger.debug(line, 'a change was delivered');
  }
}
