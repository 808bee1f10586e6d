import type { GoogleCall } from '../calls/google-call.js';
import type { FaultMatch, FaultRule } from './fault.rule.js';

export interface PlannedFault extends FaultRule {
  readonly id: string;
  /** Calls it still applies to; null = until it is removed. */
  readonly remaining: number | null;
}

/** The faults to come. The first rule that matches a call is used; a used-up rule is gone. */
export class FaultPlan {
  #faults: PlannedFault[] = [];
  #lastId = 0;

  add(rule: FaultRule): PlannedFault {
    this.#lastId += 1;
    const planned = { ...rule, id: `fault-${this.#lastId}`, remaining: rule.times };
    this.#faults.push(planned);
    return planned;
  }

  take(call: GoogleCall): PlannedFault | undefined {
    // Most calls meet no rule at all.
    if (this.#faults.length === 0) return undefined;
    const index = this.#faults.findIndex(({ match }) => applies(match, call));
    const fault = this.#faults[index];
    if (fault === undefined || fault.remaining === null) return fault;
    const remaining = fault.remaining - 1;
    if (remaining <= 0) this.#faults.splice(index, 1);
    else this.#faults[index] = { ...fault, remaining };
    return fault;
  }

  all(): readonly PlannedFault[] {
    return this.#faults;
  }

  clear(): void {
    this.#faults = [];
  }
}

function applies(match: FaultMatch, call: GoogleCall): boolean {
  return (
    (match.method === undefined || match.method === call.method) &&
    (match.operation === undefined || match.operation === call.operation) &&
    (match.account === undefined || match.account === call.account) &&
    (match.eventId === undefined || match.eventId === call.eventId)
  );
}
