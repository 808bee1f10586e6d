import { faulty, read, type Reading } from './field.reading.js';

/** RFC 3339 section 5.6; Temporal alone takes more (`2026-11-22 09Z[UTC]`). */
const rfc3339 = /^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:[Zz]|[+-]\d{2}:\d{2})$/;
const withoutOffset = /^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?$/;
const example = '2026-11-22T09:30:00Z or 2026-11-22T10:30:00+01:00';

/** An instant, to the millisecond: what is finer is cut off. */
export function readInstant(text: string): Reading<Date> {
  if (withoutOffset.test(text)) return faulty(`must say its offset from UTC, like ${example}`);
  if (!rfc3339.test(text)) return faulty(`must be an RFC 3339 time, like ${example}`);
  try {
    return read(new Date(Temporal.Instant.from(normalFraction(text)).epochMilliseconds));
  } catch {
    return faulty('must be a moment that exists');
  }
}

/** RFC 3339 allows any number of digits, Temporal nine. */
function normalFraction(text: string): string {
  return text.toUpperCase().replace(/(\.\d{9})\d+/, '$1');
}
