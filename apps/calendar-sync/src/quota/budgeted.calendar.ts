import type { CalendarAccess, CalendarCalls, WriteCondition } from '../google/calendar.calls.js';
import { GoogleError } from '../google/google.error.js';
import type { EventBody, GoogleEvent } from '../google/google.event.js';
import type { CallBudget } from './call.budget.js';

/** Google's calendar behind the budget: the same four calls, each sent when it may be. */
export class BudgetedCalendar implements CalendarAccess {
  constructor(
    private readonly google: CalendarAccess,
    private readonly budget: CallBudget,
  ) {}

  /** For one delivery: what its calls wait in all is counted from now. */
  callsFor(agentId: string, leaseEndsAt: number): CalendarCalls {
    return new BudgetedCalls(this.google.callsFor(agentId, leaseEndsAt), this.budget, agentId);
  }
}

class BudgetedCalls implements CalendarCalls {
  readonly #deadline: number;

  constructor(
    private readonly calls: CalendarCalls,
    private readonly budget: CallBudget,
    private readonly agentId: string,
  ) {
    this.#deadline = budget.deadline();
  }

  async insert(accessToken: string, event: EventBody, signal: AbortSignal): Promise<GoogleEvent> {
    return this.#send(signal, () => this.calls.insert(accessToken, event, signal));
  }

  async get(accessToken: string, eventId: string, signal: AbortSignal): Promise<GoogleEvent> {
    return this.#send(signal, () => this.calls.get(accessToken, eventId, signal));
  }

  async update(
    accessToken: string,
    event: EventBody,
    condition: WriteCondition,
    signal: AbortSignal,
  ): Promise<GoogleEvent> {
    return this.#send(signal, () => this.calls.update(accessToken, event, condition, signal));
  }

  async delete(
    accessToken: string,
    eventId: string,
    condition: WriteCondition,
    signal: AbortSignal,
  ): Promise<void> {
    return this.#send(signal, () => this.calls.delete(accessToken, eventId, condition, signal));
  }

  async #send<Answer>(signal: AbortSignal, call: () => Promise<Answer>): Promise<Answer> {
    await this.budget.permit(this.agentId, this.#deadline, signal);
    try {
      const answer = await call();
      await this.budget.taken();
      return answer;
    } catch (error) {
      if (error instanceof GoogleError) await this.budget.learn(error);
      throw error;
    }
  }
}
