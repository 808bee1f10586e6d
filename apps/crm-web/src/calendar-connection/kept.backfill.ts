import type { Backfill } from './backfill.progress.js';

/**
 * The backfill that runs, for as long as the tab is there: a reload does not end it. Where the
 * browser forbids storage it lives as long as the card.
 */
const key = 'backfill';

export function keepBackfill(backfill: Backfill): void {
  withStorage((storage) => storage.setItem(key, JSON.stringify(backfill)));
}

export function keptBackfill(): Backfill | null {
  // Nobody else writes there, and a tab is of one release, give or take a reload.
  const parse = (text: string | null): unknown => JSON.parse(text ?? 'null');
  return (withStorage((storage) => parse(storage.getItem(key))) ?? null) as Backfill | null;
}

export function dropBackfill(): void {
  withStorage((storage) => storage.removeItem(key));
}

function withStorage<Result>(work: (storage: Storage) => Result): Result | undefined {
  try {
    return work(sessionStorage);
  } catch {
    return undefined;
  }
}
