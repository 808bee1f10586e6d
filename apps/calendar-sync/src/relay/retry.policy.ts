/** Bounds of the backoff, in milliseconds. */
export interface BackoffBounds {
  readonly retryBaseMs: number;
  readonly retryCapMs: number;
}

/**
 * Full jitter: anything from nothing to the doubled ceiling, so that changes which failed together
 * do not come back together.
 *
 * @param attempt 1 for the first
 * @param random from 0 (included) to 1 (excluded)
 * @returns milliseconds to wait
 */
export function backoffMs(attempt: number, bounds: BackoffBounds, random: number): number {
  // 2^30 base intervals are past every cap; a larger exponent would only overflow.
  const ceiling = bounds.retryBaseMs * 2 ** Math.min(attempt - 1, 30);
  return Math.round(random * Math.min(ceiling, bounds.retryCapMs));
}
