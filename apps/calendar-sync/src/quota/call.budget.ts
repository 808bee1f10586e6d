import type { Logger } from '#shared/logging/index.js';
import type { GoogleFailure } from '../google/google.error.js';
import { AgentPace } from './agent.pace.js';
import { interrupted, misconfigured } from './call.deferral.js';
import type { CallLedger } from './call.ledger.js';
import { pauseAfter } from './pause.policy.js';
import { ProjectBudget } from './project.budget.js';
import { type Clock, systemClock } from './quota.clock.js';
import type { QuotaMetrics } from './quota.metrics.js';
import type { QuotaSettings } from './quota.settings.js';

/** Calls that were under way together are refused together: told once, not fifty times. */
const worthTellingMs = 1_000;

export interface CallBudgetParts {
  readonly settings: QuotaSettings;
  readonly ledger: CallLedger;
  readonly metrics: QuotaMetrics;
  readonly logger: Logger;
  readonly clock?: Clock;
}

/** Decides when a call to Google may be sent: by the agent's pace first, then by the project's. */
export class CallBudget {
  readonly #project: ProjectBudget;
  readonly #agents: AgentPace;
  readonly #settings: QuotaSettings;
  readonly #ledger: CallLedger;
  readonly #metrics: QuotaMetrics;
  readonly #logger: Logger;
  readonly #clock: Clock;
  readonly #closing = new AbortController();
  #restUntil = -Infinity;

  constructor({ settings, ledger, metrics, logger, clock = systemClock }: CallBudgetParts) {
    this.#settings = settings;
    this.#ledger = ledger;
    this.#metrics = metrics;
    this.#logger = logger;
    this.#clock = clock;
    this.#project = new ProjectBudget(settings, ledger, clock, metrics, logger);
    this.#agents = new AgentPace(settings, ledger, clock, metrics, logger);
  }

  /** Until when a delivery that begins now may wait for its calls, on the budget's clock. */
  deadline(): number {
    return this.#clock.now() + this.#settings.patienceMs;
  }

  /**
   * Resolves when one call may be sent for the agent.
   * @throws GoogleError when it must not be sent now: as a refusal of Google's, with the wait
   */
  async permit(agentId: string, deadline: number, signal: AbortSignal): Promise<void> {
    const either = AbortSignal.any([signal, this.#closing.signal]);
    if (either.aborted) throw interrupted();
    await this.#agents.wait(agentId, deadline, either);
    await this.#project.take(deadline, either);
    this.#metrics.permitted();
  }

  /** Google refused all the same: perhaps everybody has to rest, on all replicas. */
  async learn(failure: GoogleFailure): Promise<void> {
    if (failure.kind === 'rate_limited_user') this.#metrics.refused('agent');
    if (failure.kind === 'rate_limited_project') this.#metrics.refused('project');
    const restMs = pauseAfter(failure);
    if (restMs === null) return;
    this.#project.drop();
    await this.#restEverybody(restMs, failure);
  }

  /** Google took a call: perhaps the first since everybody had to rest. */
  async taken(): Promise<void> {
    if (!this.#project.onProbation) return;
    this.#project.onProbation = false;
    try {
      const code = await this.#ledger.endPause();
      if (code === misconfigured) {
        this.#logger.info({ code }, 'Google takes calls of the project again');
      }
    } catch (error) {
      this.#project.onProbation = true;
      this.#logger.warn({ err: error }, 'the end of a pause was not written down');
    }
  }

  async #restEverybody(restMs: number, failure: GoogleFailure): Promise<void> {
    const until = this.#clock.now() + restMs;
    if (until < this.#restUntil + worthTellingMs) return;
    this.#restUntil = until;
    const line = { code: failure.code, restMs };
    try {
      const began = await this.#ledger.pause(restMs, failure.code);
      if (failure.code !== misconfigured) {
        this.#logger.warn(line, 'Google refuses the whole project for its rate');
      } else if (began) {
        // Once for all replicas, until Google takes a call again: an operator has to act.
        this.#logger.error(line, 'Google refuses the whole project: nothing is delivered for now');
      }
    } catch (error) {
      this.#logger.error({ err: error, ...line }, 'the other replicas were not told to rest');
    }
  }

  /** Waiting calls are sent away, and unused permits given back; nothing is permitted from now. */
  async close(): Promise<void> {
    this.#closing.abort();
    await this.#project.close();
  }
}
