import { parseError } from '../errors/calendar.errors.js';
import type { GoogleApiError } from '../errors/google-api.error.js';

export type JsonObject = Readonly<Record<string, unknown>>;

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `null` counts as left out, everywhere, as in Google's own parser. */
const isAbsent = (value: unknown): value is null | undefined =>
  value === undefined || value === null;

/** @throws GoogleApiError parseError where the structure is another one */
export function readObject(value: unknown): JsonObject | undefined {
  if (isAbsent(value)) return undefined;
  if (!isJsonObject(value)) throw parseError();
  return value;
}

/** @throws GoogleApiError parseError */
export function readList(value: unknown): readonly unknown[] | undefined {
  if (isAbsent(value)) return undefined;
  if (!Array.isArray(value)) throw parseError();
  const entries: readonly unknown[] = value;
  return entries;
}

/** Numbers and booleans are taken as text, as Google does. @throws GoogleApiError parseError */
export function readText(value: unknown): string | undefined {
  if (isAbsent(value)) return undefined;
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw parseError();
}

/** @throws GoogleApiError parseError */
export function readFlag(value: unknown): boolean | undefined {
  if (isAbsent(value)) return undefined;
  if (typeof value === 'boolean') return value;
  if (value === 'true' || value === 'false') return value === 'true';
  throw parseError();
}

/** @throws GoogleApiError parseError */
export function readInteger(value: unknown): number | undefined {
  if (isAbsent(value)) return undefined;
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isSafeInteger(number)) throw parseError();
  return number;
}

/** The body of a write; an empty one is an event without fields. */
export function tryParseBody(text: string): { body: JsonObject } | { fault: GoogleApiError } {
  if (text.trim() === '') return { body: {} };
  try {
    const parsed: unknown = JSON.parse(text);
    return isJsonObject(parsed) ? { body: parsed } : { fault: parseError() };
  } catch {
    return { fault: parseError() };
  }
}
