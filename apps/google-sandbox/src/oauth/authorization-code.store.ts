import { randomUUID } from 'node:crypto';
import type { PkceChallenge } from './authorization-request.js';
import type { Family } from './grant.store.js';
import { mintCode } from './token.minter.js';

/** What a code stands for. */
export interface AuthorizationCode {
  readonly account: string;
  readonly scopes: readonly string[];
  readonly redirectUri: string;
  readonly challenge: PkceChallenge | undefined;
  /** Whether the exchange yields a refresh token: offline access, and the person was asked. */
  readonly withRefreshToken: boolean;
  readonly family: Family;
  readonly expiresAt: number;
}

export interface FoundCode extends AuthorizationCode {
  readonly used: boolean;
}

const lifetimeMs = 10 * 60_000;

/** Codes between the consent page and their exchange; used ones are kept to notice a second use. */
export class AuthorizationCodeStore {
  readonly #codes = new Map<string, FoundCode>();

  issue(entry: Omit<AuthorizationCode, 'expiresAt' | 'family'>, now: number): string {
    this.#forgetExpired(now);
    const code = mintCode();
    this.#codes.set(code, {
      ...entry,
      family: randomUUID(),
      expiresAt: now + lifetimeMs,
      used: false,
    });
    return code;
  }

  find(code: string): FoundCode | undefined {
    return this.#codes.get(code);
  }

  markUsed(code: string): void {
    const found = this.#codes.get(code);
    if (found !== undefined) this.#codes.set(code, { ...found, used: true });
  }

  /** Codes are issued in the order in which they expire. */
  #forgetExpired(now: number): void {
    for (const [code, { expiresAt }] of this.#codes) {
      if (expiresAt > now) break;
      this.#codes.delete(code);
    }
  }
}
