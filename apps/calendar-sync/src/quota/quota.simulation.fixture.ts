import { Registry } from 'prom-client';
import { createLogger } from '#shared/logging/index.js';
import { SlidingWindow } from '../../../google-sandbox/src/quota/sliding-window.js';
import { classifyFailure } from '../google/google-error.classifier.js';
import { GoogleError } from '../google/google.error.js';
import { CallBudget } from './call.budget.js';
import { MemoryLedger } from './memory.ledger.fixture.js';
import { QuotaMetrics } from './quota.metrics.js';
import type { QuotaSettings } from './quota.settings.js';
import { SimulatedClock } from './simulated.clock.fixture.js';

const minuteMs = 60_000;

/** What came of the calls so far. */
export interface Tally {
  accepted: number;
  refused: number;
  deferred: number;
}

/** Replicas with an endless backlog, one ledger, and a Google that counts in sliding minutes. */
export class QuotaSimulation {
  readonly clock = new SimulatedClock();
  readonly ledger = new MemoryLedger(this.clock);
  readonly #project = new SlidingWindow(minuteMs);
  readonly #agents = new Map<string, SlidingWindow>();
  #tally: Tally = { accepted: 0, refused: 0, deferred: 0 };

  constructor(
    private readonly settings: QuotaSettings,
    /** From 0 to 1. */
    private readonly random: () => number,
  ) {
    this.ledger.latencyMs = () => 0.5 + 5 * random();
  }

  replica(): CallBudget {
    return new CallBudget({
      settings: this.settings,
      ledger: this.ledger,
      metrics: new QuotaMetrics(new Registry()),
      logger: createLogger('test', 'silent'),
      clock: this.clock,
    });
  }

  /** One place of a relay: delivers one change after the other, for ever. */
  async work(budget: CallBudget, agentOf: () => string): Promise<never> {
    const { signal } = new AbortController();
    for (;;) {
      const agentId = agentOf();
      await this.clock.sleep(this.random() * 3);
      await this.#deliver(budget, agentId, signal).catch(async (error: unknown) => {
        if (!(error instanceof GoogleError)) throw error;
        // As the relay does with a snooze.
        await this.clock.sleep((error.retryAfterMs ?? 2_000) + this.random() * 1_000);
      });
    }
  }

  async deliverOnce(budget: CallBudget, agentId: string, signal: AbortSignal): Promise<void> {
    await this.#deliver(budget, agentId, signal);
  }

  /** What came of the calls during the next minutes. */
  async watch(minutes: number): Promise<Tally> {
    this.#tally = { accepted: 0, refused: 0, deferred: 0 };
    await this.clock.pass(minutes * minuteMs);
    return this.#tally;
  }

  async #deliver(budget: CallBudget, agentId: string, signal: AbortSignal): Promise<void> {
    try {
      await budget.permit(agentId, budget.deadline(), signal);
    } catch (error) {
      this.#tally.deferred += 1;
      throw error;
    }
    const roundTripMs = 20 + 200 * this.random();
    await this.clock.sleep(roundTripMs / 2);
    const refusal = this.#arrive(agentId);
    await this.clock.sleep(roundTripMs / 2);
    if (refusal === undefined) return;
    await budget.learn(refusal);
    throw refusal;
  }

  #arrive(agentId: string): GoogleError | undefined {
    const now = this.clock.now();
    const agent = this.#agents.get(agentId) ?? new SlidingWindow(minuteMs);
    this.#agents.set(agentId, agent);
    const reason = this.#refusal(agent, now);
    if (reason === undefined) {
      agent.record(now);
      this.#project.record(now);
      this.#tally.accepted += 1;
      return undefined;
    }
    this.#tally.refused += 1;
    const body = { error: { code: 403, message: 'no', errors: [{ reason }] } };
    return new GoogleError(
      classifyFailure({ kind: 'answer', status: 403, body, retryAfter: null, answeredAt: null }),
    );
  }

  #refusal(agent: SlidingWindow, now: number): string | undefined {
    const { projectPerMinute, userPerMinute } = this.settings;
    if (agent.used(now) >= userPerMinute) return 'userRateLimitExceeded';
    return this.#project.used(now) >= projectPerMinute ? 'rateLimitExceeded' : undefined;
  }
}

/** Reproducible chance: mulberry32. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
