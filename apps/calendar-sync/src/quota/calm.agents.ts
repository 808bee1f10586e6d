const minuteMs = 60_000;

interface Minute {
  readonly since: number;
  calls: number;
}

/**
 * Agents with a call now and then, who need no counting: a replica makes a few calls for an agent
 * in a minute without asking the ledger. The agent's allowance has room set aside for them.
 */
export class CalmAgents {
  /** By the minute's beginning, oldest first. */
  readonly #minutes = new Map<string, Minute>();

  constructor(private readonly callsPerMinute: number) {}

  /** False: this call has to be counted. */
  admit(agentId: string, now: number): boolean {
    this.#forgetBefore(now - minuteMs);
    const minute = this.#minutes.get(agentId) ?? { since: now, calls: 0 };
    if (minute.calls >= this.callsPerMinute) return false;
    minute.calls += 1;
    this.#minutes.set(agentId, minute);
    return true;
  }

  /** Agents that are remembered. */
  get size(): number {
    return this.#minutes.size;
  }

  #forgetBefore(moment: number): void {
    for (const [agentId, { since }] of this.#minutes) {
      if (since > moment) return;
      this.#minutes.delete(agentId);
    }
  }
}
