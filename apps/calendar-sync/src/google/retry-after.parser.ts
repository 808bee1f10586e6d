/** Longer than any wait Google asks for; a slip in the header must not stop an agent for weeks. */
const longestWaitMs = 24 * 60 * 60_000;

/**
 * `Retry-After` (RFC 9110): whole seconds or an HTTP date.
 *
 * @returns milliseconds from `now`, 0 for a moment that has passed; null where it cannot be read
 */
export function parseRetryAfter(header: string | null, now: Date): number | null {
  const text = header?.trim() ?? '';
  const waitMs = /^\d+$/.test(text) ? Number(text) * 1_000 : untilDate(text, now);
  return waitMs === null ? null : Math.min(Math.max(waitMs, 0), longestWaitMs);
}

/** All three forms of an HTTP date begin with a weekday, which `Date.parse` alone would not ask. */
function untilDate(text: string, now: Date): number | null {
  if (!/^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)/.test(text)) return null;
  // The asctime form carries no zone and means UTC all the same.
  const moment = Date.parse(text.endsWith('GMT') ? text : `${text} GMT`);
  return Number.isNaN(moment) ? null : moment - now.getTime();
}
