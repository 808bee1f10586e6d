import { faulty, read, type Reading } from './field.reading.js';

/** A calendar day, `YYYY-MM-DD`. */
export function readDay(text: string): Reading<Temporal.PlainDate> {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return faulty('must be a date, like 2026-11-22');
  try {
    return read(Temporal.PlainDate.from(text));
  } catch {
    return faulty('must be a date that exists');
  }
}
