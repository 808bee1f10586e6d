import { isDatabaseAway } from '#shared/database/database.absence.js';

/** How long a sentence about a database that is away is enough. */
const saidAgainAfterMs = 10_000;

interface Said {
  readonly atMs: number;
  /** How often it was left out since. */
  readonly unsaid: number;
}

/**
 * While the database is away, every request and every round fails for that one reason, many times
 * a second. Each sentence about it is said once, and after 10 s once more with how often it was
 * left out. What fails for another reason is always said.
 */
export class OutageQuiet {
  /** By sentence: as many as the code has of them. */
  readonly #said = new Map<string, Said>();

  constructor(private readonly nowMs: () => number = () => performance.now()) {}

  /** @returns what to add to the line; undefined: it is left out */
  admit(error: unknown, sentence: unknown): Readonly<Record<string, unknown>> | undefined {
    if (!isDatabaseAway(error)) return {};
    const key = String(sentence);
    const last = this.#said.get(key);
    const atMs = this.nowMs();
    if (last !== undefined && atMs - last.atMs < saidAgainAfterMs) {
      this.#said.set(key, { ...last, unsaid: last.unsaid + 1 });
      return undefined;
    }
    this.#said.set(key, { atMs, unsaid: 0 });
    return last === undefined || last.unsaid === 0 ? {} : { unsaid: last.unsaid };
  }
}
