/** How the relay works; all times in milliseconds. Validated by the app's configuration. */
export interface RelaySettings {
  /** Turns delivered at the same time by this process. */
  readonly concurrency: number;
  /** Turns claimed ahead, so that a free place never waits for a claim. */
  readonly prefetch: number;
  /** Lanes handed out with one turn; bounds how long an agent may occupy a place. */
  readonly lanesPerTurn: number;
  /** Agents that one claim looks at; a sweep over more goes on where the last one stopped. */
  readonly agentsPerClaim: number;
  /** How long a turn belongs to who claimed it. Must exceed `deliveryMs`. */
  readonly leaseMs: number;
  /** A delivery is aborted after this long. */
  readonly deliveryMs: number;
  /** Pause between polls when nothing wakes the relay. */
  readonly pollMs: number;
  /** Backoff of transient faults. */
  readonly retryBaseMs: number;
  readonly retryCapMs: number;
  /** A change that has been failing for this long is given up, visibly. */
  readonly giveUpAfterMs: number;
}

export const defaultRelaySettings: RelaySettings = {
  concurrency: 48,
  prefetch: 16,
  lanesPerTurn: 8,
  agentsPerClaim: 1_000,
  leaseMs: 15_000,
  deliveryMs: 12_000,
  pollMs: 1_000,
  retryBaseMs: 1_000,
  retryCapMs: 15 * 60_000,
  giveUpAfterMs: 24 * 60 * 60_000,
};
