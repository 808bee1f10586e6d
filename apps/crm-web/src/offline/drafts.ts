import { withStorage } from './storage.access.js';

/**
 * What was typed and not saved. It outlives the tab and an expired session, by agent; where the
 * browser forbids storage, or has no more room, it lives as long as the form.
 */
export interface DraftPlace {
  readonly agentId: string;
  /** Whose draft it is: `appointment <id>`, `new appointment`, … */
  readonly what: string;
}

const prefix = 'draft ';
const browserStorage = (): Storage => localStorage;
const keyOf = ({ agentId, what }: DraftPlace): string => `${prefix}${agentId} ${what}`;

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

/** Whose drafts are on their way to the server. */
const sending = new Set<string>();

/** Until it is known what became of it, nobody goes on with this draft in another form. */
export async function whileSending<Result>(
  place: DraftPlace,
  send: () => Promise<Result>,
): Promise<Result> {
  const key = keyOf(place);
  sending.add(key);
  try {
    return await send();
  } finally {
    sending.delete(key);
  }
}

/** Where a form keeps its draft: beside one that is on its way, which is another appointment’s. */
export function draftPlace(place: DraftPlace): DraftPlace {
  const beside = { ...place, what: `${place.what} beside` };
  if (sending.has(keyOf(place))) return beside;
  const isLeft = withStorage(browserStorage, (storage) => storage.getItem(keyOf(beside))) ?? null;
  const isThere = withStorage(browserStorage, (storage) => storage.getItem(keyOf(place))) ?? null;
  return isThere === null && isLeft !== null ? beside : place;
}

export function dropDraft(place: DraftPlace): void {
  withStorage(browserStorage, (storage) => storage.removeItem(keyOf(place)));
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
