/** One lane's newest version, handed out for delivery. */
export interface Delivery {
  readonly appointmentId: string;
  readonly agentId: string;
  readonly version: number;
  readonly operation: 'upsert' | 'delete';
  readonly schemaVersion: number;
  /** As the writer stored it; the handler parses it. */
  readonly payload: unknown;
  /** What the last `done` verdict left behind; null before the first. */
  readonly receipt: unknown;
  /** 1 for the first delivery of this version. */
  readonly attempt: number;
  /** W3C `traceparent` of the request that made the change. */
  readonly traceContext: string | null;
  /**
   * The right to deliver ends then, on this process's monotonic clock (`performance.now()`): no
   * call may be begun later. To be looked at right before each call, after whatever was waited for.
   */
  readonly leaseEndsAt: number;
}

/** Why a delivery did not succeed; holds nothing of the client and no secret. */
export interface DeliveryFault {
  /** Stable, for people and programs: `google_rate_limited`, `event_time_range_empty`, … */
  readonly code: string;
  /** The remote's own words, or null. */
  readonly detail: string | null;
  /** The HTTP status, where the remote answered with one. */
  readonly status?: number | null;
}

/** Whom a snooze makes wait: this lane, all of this agent's, or everybody. */
export type SnoozeScope = 'lane' | 'agent' | 'everybody';

/** What becomes of a delivery. Every kind is settled by the relay, exhaustively. */
export type Verdict =
  /** The remote acknowledged this version; `receipt` is kept with it. */
  | { readonly kind: 'done'; readonly receipt: unknown }
  /** Nothing to deliver to: the agent has no connection. */
  | { readonly kind: 'skip' }
  /** Transient: again after a backoff. */
  | { readonly kind: 'retry'; readonly fault: DeliveryFault }
  /** Told to wait: again after `delayMs`, without burning an attempt. */
  | {
      readonly kind: 'snooze';
      readonly delayMs: number;
      readonly scope: SnoozeScope;
      readonly fault: DeliveryFault;
    }
  /** The agent must reconnect first: all of their lanes wait for it. */
  | { readonly kind: 'park'; readonly fault: DeliveryFault }
  /** Permanent for this version. */
  | { readonly kind: 'fail'; readonly fault: DeliveryFault };

/**
 * Delivers one change to somewhere. Must be idempotent: a crash between the remote's answer and
 * the settle repeats the delivery.
 *
 * May throw: the relay then treats it as a retry with the code `handler_threw`, or `database_away`
 * where that is the reason.
 * Must end soon after `signal` aborts.
 */
export interface ChangeHandler {
  handle(delivery: Delivery, signal: AbortSignal): Promise<Verdict>;
}
