import { EventStore } from '../calendar/event.store.js';

/** A Google account: an e-mail address with one calendar, its primary one. */
export interface Account {
  readonly email: string;
  readonly calendar: EventStore;
}

const emailShape = /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>".]+$/;

/** The form in which an address is kept and compared, or undefined for what is no address. */
export function normalizeEmail(text: string): string | undefined {
  const email = text.trim().toLowerCase();
  return email.length <= 254 && emailShape.test(email) ? email : undefined;
}

/** The accounts that exist: one exists from the moment somebody uses it. */
export class AccountRegistry {
  readonly #accounts = new Map<string, Account>();

  find(email: string): Account | undefined {
    return this.#accounts.get(email);
  }

  /** @param email as `normalizeEmail` returns it */
  open(email: string): Account {
    const known = this.#accounts.get(email);
    if (known !== undefined) return known;
    const created: Account = { email, calendar: new EventStore() };
    this.#accounts.set(email, created);
    return created;
  }

  /** Oldest first. */
  all(): readonly Account[] {
    return [...this.#accounts.values()];
  }
}
