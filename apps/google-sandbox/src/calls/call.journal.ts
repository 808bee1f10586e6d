import type { Operation } from './google-call.js';

/** One call on Google's paths, as tests read it. Holds no token, code or secret. */
export interface JournalEntry {
  readonly atMs: number;
  readonly method: string;
  /** Without the query, which may carry a credential. */
  readonly path: string;
  readonly operation: Operation;
  readonly account: string | null;
  /** null = the call was never answered (a fault let it hang or cut it). */
  readonly status: number | null;
  readonly eventId: string | null;
  readonly reason: string | null;
  readonly durationMs: number;
  /** The fault rule that was applied. */
  readonly fault?: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: object;
}

export interface JournalFilter {
  readonly account?: string | undefined;
  readonly operation?: string | undefined;
  /** Milliseconds since the epoch; calls made then or later. */
  readonly since?: number | undefined;
}

/** The newest calls, oldest first; what is older than the capacity is forgotten. */
export class CallJournal {
  #entries: JournalEntry[] = [];
  /** Where the oldest entry is, once the ring is full. */
  #oldest = 0;
  #total = 0;

  constructor(private readonly capacity: number) {}

  record(entry: JournalEntry): void {
    this.#total += 1;
    if (this.#entries.length < this.capacity) {
      this.#entries.push(entry);
      return;
    }
    this.#entries[this.#oldest] = entry;
    this.#oldest = (this.#oldest + 1) % this.capacity;
  }

  /** Calls since the last clearing, the forgotten ones included. */
  get total(): number {
    return this.#total;
  }

  select({ account, operation, since }: JournalFilter): readonly JournalEntry[] {
    const inOrder = [...this.#entries.slice(this.#oldest), ...this.#entries.slice(0, this.#oldest)];
    return inOrder.filter(
      (entry) =>
        (account === undefined || entry.account === account) &&
        (operation === undefined || entry.operation === operation) &&
        (since === undefined || entry.atMs >= since),
    );
  }

  clear(): void {
    this.#entries = [];
    this.#oldest = 0;
    this.#total = 0;
  }
}
