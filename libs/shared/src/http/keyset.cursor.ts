import { Problem } from './problem.js';

/**
 * The place where a page of a list ended: the sort key's values of its last row, in order.
 * Opaque to clients (base64url), and not secret: it holds what the client just read.
 */
export type CursorKey = readonly string[];

export function encodeCursor(key: CursorKey): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/**
 * @param accepts one test for each value of the key, in order
 * @throws Problem 400 naming `cursor` for anything that we did not hand out
 */
export function decodeCursor(
  cursor: string,
  accepts: readonly ((value: string) => boolean)[],
): CursorKey {
  const key = parseKey(cursor);
  if (key?.length !== accepts.length) throw badCursor();
  if (!key.every((value, index) => accepts[index]?.(value) === true)) throw badCursor();
  return key;
}

function parseKey(cursor: string): string[] | undefined {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    const isKey = Array.isArray(key) && key.every((value) => typeof value === 'string');
    return isKey ? key : undefined;
  } catch {
    return undefined;
  }
}

const badCursor = (): Problem =>
  new Problem(400, 'validation_failed', 'The request is not valid', {
    errors: [{ field: 'cursor', message: 'cursor must be the nextCursor of an earlier answer' }],
  });

const uuidPattern = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;

/** An id of ours, as PostgreSQL reads it. */
export const isUuid = (value: unknown): value is string =>
  typeof value === 'string' && uuidPattern.test(value);

const instantPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,6})?Z$/;

/**
 * A moment in UTC with up to microseconds: PostgreSQL's precision, which a Date would cut.
 * JavaScript moves 30 February on to March where PostgreSQL refuses it, hence the way back.
 */
export function isInstant(value: string): boolean {
  const milliseconds = instantPattern.test(value) ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(milliseconds) || value.startsWith('0000')) return false;
  return new Date(milliseconds).toISOString().slice(0, 19) === value.slice(0, 19);
}
