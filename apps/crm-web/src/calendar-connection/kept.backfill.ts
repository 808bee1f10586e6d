import { withStorage } from '../offline/storage.access.js';
import type { Backfill } from './backfill.progress.js';

/**
 * The backfill that runs, for as long as the tab is there: a reload does not end it. Where the
 * browser forbids storage it lives as long as the card.
 */
const key = 'backfill';
const tabStorage = (): Storage => sessionStorage;

export function keepBackfill(backfill: Backfill): void {
  withStorage(tabStorage, (storage) => storage.setItem(key, JSON.stringify(backfill)));
}

export function keptBackfill(): Backfill | null {
  // Nobody else writes there, and a tab is of one release, give or take a reload.
  const parse = (text: string | null): unknown => JSON.parse(text ?? 'null');
  return (withStorage(tabStorage, (storage) => parse(storage.getItem(key))) ??
    null) as Backfill | null;
}

export function dropBackfill(): void {
  withStorage(tabStorage, (storage) => storage.removeItem(key));
}
