import type { Logger } from '#shared/logging/index.js';
import { agentAllowance, uncountedCalls } from './allowance.js';
import { CalmAgents } from './calm.agents.js';
import { deferredByAgent, interrupted } from './call.deferral.js';
import type { CallLedger, Lease, LeaseTerms } from './call.ledger.js';
import { type Clock, sleep } from './quota.clock.js';
import type { QuotaMetrics } from './quota.metrics.js';
import type { QuotaSettings } from './quota.settings.js';

interface Question {
  readonly agentId: string;
  readonly answer: (lease: Lease) => void;
  readonly fail: (error: unknown) => void;
}

/** Answers at the earliest when a call may be made for an agent, whichever replicas made the last. */
export class AgentPace {
  readonly #terms: LeaseTerms;
  readonly #calm: CalmAgents;
  #questions: Question[] = [];
  #asking = false;

  constructor(
    settings: QuotaSettings,
    private readonly ledger: CallLedger,
    private readonly clock: Clock,
    private readonly metrics: QuotaMetrics,
    private readonly logger: Logger,
  ) {
    const { userPerMinute, patienceMs } = settings;
    this.#terms = { ...agentAllowance(userPerMinute), horizonMs: patienceMs };
    this.#calm = new CalmAgents(uncountedCalls(userPerMinute));
  }

  /**
   * @param deadline on the clock: a slot behind it is not waited for
   * @throws GoogleError when the call must not be sent now
   */
  async wait(agentId: string, deadline: number, signal: AbortSignal): Promise<void> {
    if (this.#calm.admit(agentId, this.clock.now())) return;
    const { granted, waitMs } = await this.#ask(agentId);
    if (granted === 0 || this.clock.now() + waitMs > deadline) {
      this.metrics.deferred('agent');
      throw deferredByAgent(waitMs);
    }
    if (waitMs <= 0) return;
    this.metrics.waited('agent');
    await sleep(this.clock, waitMs, signal).catch(() => {
      throw interrupted();
    });
  }

  async #ask(agentId: string): Promise<Lease> {
    return new Promise((answer, fail) => {
      this.#questions.push({ agentId, answer, fail });
      if (this.#asking) return;
      this.#asking = true;
      void this.#askAll();
    });
  }

  /** While one statement is under way the next questions gather. */
  async #askAll(): Promise<void> {
    while (this.#questions.length > 0) await this.#askOnce(this.#takeOfEachAgent());
    this.#asking = false;
  }

  /** One question for each agent; another one of the same agent waits for the next statement. */
  #takeOfEachAgent(): ReadonlyMap<string, Question> {
    const taken = new Map<string, Question>();
    const left: Question[] = [];
    for (const question of this.#questions) {
      if (taken.has(question.agentId)) left.push(question);
      else taken.set(question.agentId, question);
    }
    this.#questions = left;
    return taken;
  }

  async #askOnce(questions: ReadonlyMap<string, Question>): Promise<void> {
    try {
      const requests = [...questions.keys()].map((scope) => ({ scope, permits: 1 }));
      const leases = await this.ledger.lease(requests, this.#terms);
      for (const lease of leases) questions.get(lease.scope)?.answer(lease);
    } catch (error) {
      this.logger.warn({ err: error }, 'the pace of agents is not known');
      for (const { fail } of questions.values()) fail(interrupted(1_000));
    }
  }
}
