/** What Google allows, and how long we wait for it. Validated by the app's configuration. */
export interface QuotaSettings {
  /** Calls in any minute, for all agents and replicas together. */
  readonly projectPerMinute: number;
  /** Calls in any minute for one agent. */
  readonly userPerMinute: number;
  /**
   * How long a delivery may wait for its calls in all, in ms. It has to leave the call itself
   * enough of the delivery's time, which in turn lies within the lease.
   */
  readonly patienceMs: number;
}
