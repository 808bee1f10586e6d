/** Longer than any wait Google asks for; a slip in the header must not stop an agent for weeks. */
const longestWaitMs = 24 * 60 * 60_000;

/**
 * `Retry-After` (RFC 9110): whole seconds or an HTTP date.
 *
 * @param answeredAt by the clock of whoever answered: the date is one of theirs, and ours may be wrong
 * @returns milliseconds from then, 0 for a moment that has passed; null where it cannot be read
 */
export function parseRetryAfter(header: string | null, answeredAt: string | null): number | null {
  const text = header?.trim() ?? '';
  const waitMs = /^\d+$/.test(text) ? Number(text) * 1_000 : waitUntil(text, answeredAt ?? '');
  return waitMs === null ? null : Math.min(Math.max(waitMs, 0), longestWaitMs);
}

function waitUntil(date: string, answeredAt: string): number | null {
  const waitMs = readDate(date) - readDate(answeredAt);
  return Number.isNaN(waitMs) ? null : waitMs;
}

/** All three forms of an HTTP date begin with a weekday, which `Date.parse` alone would not ask. */
function readDate(text: string): number {
  if (!/^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)/.test(text)) return Number.NaN;
  // The asctime form carries no zone and means UTC all the same.
  return Date.parse(text.endsWith('GMT') ? text : `${text} GMT`);
}
