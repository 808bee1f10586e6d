/** A held turn: nothing is delivered for the agent until it is released. */
export interface HeldTurn {
  release(): Promise<void>;
}

/** Lets others than the relay stop an agent's deliveries for a moment. */
export abstract class AgentTurns {
  /**
   * Resolves when no delivery for the agent is in flight, on any replica, and none begins until
   * `release`. Waits for the delivery in flight; after a crashed replica, for its lease to end.
   *
   * The hold itself is a lease: release it within `leaseMs` of the relay's settings.
   */
  abstract hold(agentId: string): Promise<HeldTurn>;
}
