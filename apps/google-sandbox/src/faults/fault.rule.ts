import type { Operation } from '../calls/google-call.js';

/** Which calls a fault is meant for: all that is given must match. */
export interface FaultMatch {
  readonly method?: string | undefined;
  readonly operation?: Operation | undefined;
  readonly account?: string | undefined;
  readonly eventId?: string | undefined;
}

/** An answer in place of Google's own; what is left out follows from `status` or `reason`. */
export interface FaultAnswer {
  readonly status?: number | undefined;
  readonly reason?: string | undefined;
  readonly message?: string | undefined;
  /** Seconds, or an HTTP date. */
  readonly retryAfter?: number | string | undefined;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

export type FaultEffect =
  | { readonly kind: 'answer'; readonly answer: FaultAnswer }
  /** The connection stays open and nothing ever comes. */
  | { readonly kind: 'hang' }
  /** The connection is cut. */
  | { readonly kind: 'reset' }
  /** 200 with a page of HTML, as a proxy in between would answer. */
  | { readonly kind: 'garbage' }
  /** Only the delay. */
  | { readonly kind: 'none' };

export interface FaultRule {
  readonly match: FaultMatch;
  /** How many calls it applies to; null = until it is removed. */
  readonly times: number | null;
  /** `after`: the write is applied, then its answer is lost. */
  readonly when: 'before' | 'after';
  readonly delayMs: number;
  readonly effect: FaultEffect;
}
