/** A browser's storage, as far as drafts use it. */
class MemoryStorage {
  [key: string]: unknown;

  getItem(key: string): string | null {
    const text = Object.hasOwn(this, key) ? this[key] : null;
    return typeof text === 'string' ? text : null;
  }

  setItem(key: string, text: string): void {
    this[key] = text;
  }

  removeItem(key: string): void {
    delete this[key];
  }
}

const before = Object.getOwnPropertyDescriptor(globalThis, 'localStorage');

/** Until it is taken away: an empty storage, or whatever else a browser gives. */
export function giveStorage(
  get: () => unknown = () => storage,
  storage = new MemoryStorage(),
): void {
  Object.defineProperty(globalThis, 'localStorage', { configurable: true, get });
}

export function takeStorageAway(): void {
  if (before === undefined) Reflect.deleteProperty(globalThis, 'localStorage');
  else Object.defineProperty(globalThis, 'localStorage', before);
}
