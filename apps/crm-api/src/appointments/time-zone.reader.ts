import { faulty, read, type Reading } from './field.reading.js';

const fault =
  'must be a name from the IANA time zone database, like Europe/Amsterdam; ' +
  'not an offset like +02:00, which does not know when the clocks change';

/**
 * A name from the IANA time zone database, old names (`Asia/Calcutta`) included: they go on
 * meaning the same, and what a person chose is kept. Only its case is made the database's.
 */
export function readTimeZone(text: string): Reading<string> {
  // Temporal takes an offset for a zone.
  if (/^[+-]/.test(text)) return faulty(fault);
  try {
    return read(new Temporal.ZonedDateTime(0n, text).timeZoneId);
  } catch {
    return faulty(fault);
  }
}
