import { ProblemError } from '../api/problem.error.js';

/** What became of a disconnect that did not go as asked. */
export interface DisconnectFailure {
  readonly words: string;
  /** The tokens are gone all the same. */
  readonly isDisconnected: boolean;
}

const unknown =
  'ALT could not be reached, so it is not certain whether your calendar is still connected. ' +
  'Try again; that does no harm.';

export function disconnectFailure(error: Error): DisconnectFailure {
  if (!(error instanceof ProblemError)) return { words: unknown, isDisconnected: false };
  return { words: error.message, isDisconnected: error.code === 'last_write_under_way' };
}

/** What waits is given up; null: nothing does. */
export function lostInWords(waiting: number): string | null {
  if (waiting === 0) return null;
  return waiting === 1
    ? '1 waiting change will not reach your calendar unless you connect it again.'
    : `${waiting} waiting changes will not reach your calendar unless you connect it again.`;
}
