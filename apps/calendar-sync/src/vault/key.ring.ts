import { createSecretKey, type KeyObject } from 'node:crypto';

export interface VaultKey {
  readonly id: string;
  /** A KeyObject shows nothing of itself when it is printed or serialised. */
  readonly key: KeyObject;
}

/** Different bytes in a key; fewer than 12 among 32 random ones come once in 10^25. */
const leastVariety = 12;

/** The keys that tokens are sealed with: the first seals, every one opens. */
export class KeyRing {
  readonly #byId: ReadonlyMap<string, VaultKey>;

  constructor(
    /** Seals; what any other key sealed wants resealing. */
    readonly sealing: VaultKey,
    older: readonly VaultKey[] = [],
  ) {
    this.#byId = new Map([sealing, ...older].map((key) => [key.id, key]));
  }

  find(id: string): VaultKey | undefined {
    return this.#byId.get(id);
  }

  /** Whether a key was typed rather than drawn: 32 random bytes are hardly ever so alike. */
  looksTyped(): boolean {
    return [...this.#byId.values()].some(({ key }) => new Set(key.export()).size < leastVariety);
  }
}

export type KeyRingReading =
  { readonly ring: KeyRing } | { readonly ring: undefined; readonly faults: readonly string[] };

const keyLength = 32;
const idPattern = /^[A-Za-z0-9._-]{1,64}$/;
/** The standard alphabet; 32 bytes are 43 characters and one of padding. */
const keyPattern = /^[A-Za-z0-9+/]{43}=$/;

/**
 * Reads `id:base64(32 bytes),…`. Faults name entries by their place, never by what they hold: in
 * a malformed entry nobody can tell where the secret begins.
 */
export function readKeyRing(text: string): KeyRingReading {
  const entries = text.split(',').map((entry) => readEntry(entry.trim()));
  const faults = entries.flatMap((entry, index) => [
    ...entry.faults.map((fault) => `entry ${index + 1} ${fault}`),
    ...repetitionFaults(entries, index),
  ]);
  const [first, ...rest] = entries.flatMap(({ key }) => (key === undefined ? [] : [key]));
  if (faults.length > 0 || first === undefined) return { ring: undefined, faults };
  return { ring: new KeyRing(first, rest) };
}

interface Entry {
  readonly key: VaultKey | undefined;
  readonly faults: readonly string[];
}

function readEntry(entry: string): Entry {
  const colon = entry.indexOf(':');
  if (colon < 0) return { key: undefined, faults: ['must have the form id:key'] };
  const id = entry.slice(0, colon);
  const secret = entry.slice(colon + 1);
  const faults = [
    ...(idPattern.test(id)
      ? []
      : ['must have an id of 1 to 64 letters, digits, dots, dashes or underscores']),
    ...(keyPattern.test(secret)
      ? []
      : ['must have a key of exactly 32 bytes in base64 (try: openssl rand -base64 32)']),
  ];
  if (faults.length > 0) return { key: undefined, faults };
  const bytes = Buffer.from(secret, 'base64');
  return { key: { id, key: createSecretKey(bytes.subarray(0, keyLength)) }, faults };
}

/** One id for two keys could not be opened; one key under two ids is a rotation that rotates nothing. */
function repetitionFaults(entries: readonly Entry[], index: number): string[] {
  const one = entries[index]?.key;
  if (one === undefined) return [];
  return entries.slice(0, index).flatMap(({ key: other }, earlier) => {
    if (other === undefined) return [];
    const places = `entries ${earlier + 1} and ${index + 1}`;
    return [
      ...(other.id === one.id ? [`${places} have the same id`] : []),
      ...(other.key.equals(one.key) ? [`${places} have the same key`] : []),
    ];
  });
}
