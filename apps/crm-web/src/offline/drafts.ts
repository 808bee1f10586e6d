import { withStorage } from './storage.access.js';

/** Of what a draft is. */
export interface DraftSubject {
  readonly agentId: string;
  /** `appointment <id>`, `new appointment`, … */
  readonly what: string;
}

/**
 * Where a form keeps what was typed and not saved. It outlives the tab and an expired session, by
 * agent; where the browser forbids storage, or has no more room, it lives as long as the form.
 */
export interface DraftPlace extends DraftSubject {
  /** From 1 on: two forms that are open at once have each their own. */
  readonly nth: number;
}

const prefix = 'draft ';
const numbered = /^draft (\d+) /;
const browserStorage = (): Storage => localStorage;

/** Also names the place where the storage is not meant. */
export const keyOf = ({ agentId, what, nth }: DraftPlace): string =>
  `${prefix}${nth === 1 ? '' : `${nth} `}${agentId} ${what}`;

export function keepDraft(place: DraftPlace, draft: unknown): void {
  withStorage(browserStorage, (storage) => storage.setItem(keyOf(place), JSON.stringify(draft)));
}

/**
 * @param read makes a draft of what was kept, perhaps by an older version of this page; undefined:
 * nothing that can be used any more
 */
export function readDraft<Draft>(
  place: DraftPlace,
  read: (kept: unknown) => Draft | undefined,
): Draft | undefined {
  const text = withStorage(browserStorage, (storage) => storage.getItem(keyOf(place)));
  if (text === undefined || text === null) return undefined;
  try {
    return read(JSON.parse(text));
  } catch {
    return undefined;
  }
}

export function dropDraft(place: DraftPlace): void {
  withStorage(browserStorage, (storage) => storage.removeItem(keyOf(place)));
}

/** The places in which something is kept, the first one first. */
export function keptPlaces(subject: DraftSubject): readonly DraftPlace[] {
  const keys = new Set(draftKeys());
  const numbers = new Set([...keys].map((key) => Number(numbered.exec(key)?.[1] ?? 1)));
  return [...numbers]
    .toSorted((one, other) => one - other)
    .map((nth) => ({ ...subject, nth }))
    .filter((place) => keys.has(keyOf(place)));
}

/** Of what is no more. */
export function dropDrafts(subject: DraftSubject): void {
  for (const place of keptPlaces(subject)) dropDraft(place);
}

/** Whether anything that was typed is kept, whoever typed it. */
export const hasDrafts = (): boolean => draftKeys().length > 0;

/** Forgets whatever was typed and not saved, of everybody who used this browser. */
export function forgetDrafts(): void {
  for (const key of draftKeys()) withStorage(browserStorage, (storage) => storage.removeItem(key));
}

function draftKeys(): readonly string[] {
  const keys = withStorage(browserStorage, (storage) => Object.keys(storage)) ?? [];
  return keys.filter((key) => key.startsWith(prefix));
}
