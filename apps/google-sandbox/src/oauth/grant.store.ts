import { looksLikeRefreshToken, mintAccessToken, mintRefreshToken } from './token.minter.js';

/** Names what one code issued: a code that is used twice takes all of it back. */
export type Family = string;

export interface AccessToken {
  readonly token: string;
  readonly account: string;
  readonly scopes: readonly string[];
  readonly expiresAt: number;
  readonly family: Family;
}

export interface RefreshToken {
  readonly token: string;
  readonly account: string;
  readonly scopes: readonly string[];
  /** Milliseconds since the epoch; null = no fixed end. */
  readonly expiresAt: number | null;
  readonly usedAt: number;
  readonly family: Family;
}

/** All that an account has granted, to be kept and restored. */
export interface GrantRecord {
  readonly account: string;
  readonly scopes: readonly string[];
  readonly access: readonly AccessToken[];
  readonly refresh: readonly RefreshToken[];
}

export interface GrantSummary {
  readonly scopes: readonly string[];
  readonly accessTokens: number;
  readonly refreshTokens: number;
}

interface Grant {
  readonly scopes: Set<string>;
  readonly access: Map<string, AccessToken>;
  /** In the order of issue. */
  readonly refresh: Map<string, RefreshToken>;
}

/** Google: beyond 100 refresh tokens for an account and client, the oldest dies without a word. */
const maxRefreshTokens = 100;
/** Google: a refresh token that was not used for six months. */
const unusedMs = 183 * 24 * 3_600_000;

/** What accounts have granted to the project, and the tokens that live on it. */
export class GrantStore {
  readonly #grants = new Map<string, Grant>();
  readonly #access = new Map<string, AccessToken>();
  readonly #refresh = new Map<string, RefreshToken>();

  /** Remembers that a person agreed. */
  grant(account: string, scopes: readonly string[]): void {
    const grant = this.#open(account);
    for (const scope of scopes) grant.scopes.add(scope);
  }

  grantedScopes(account: string): readonly string[] {
    return [...(this.#grants.get(account)?.scopes ?? [])];
  }

  summary(account: string): GrantSummary {
    const grant = this.#grants.get(account);
    return {
      scopes: [...(grant?.scopes ?? [])],
      accessTokens: grant?.access.size ?? 0,
      refreshTokens: grant?.refresh.size ?? 0,
    };
  }

  issueAccess(entry: Omit<AccessToken, 'token'>, now: number): AccessToken {
    const issued = { ...entry, token: mintAccessToken() };
    const { access } = this.#open(entry.account);
    for (const old of access.values()) {
      if (old.expiresAt > now) break;
      this.#dropAccess(old);
    }
    this.#keepAccess(issued);
    return issued;
  }

  issueRefresh(entry: Omit<RefreshToken, 'token'>): RefreshToken {
    const issued = { ...entry, token: mintRefreshToken() };
    this.#keepRefresh(issued);
    const { refresh } = this.#open(entry.account);
    for (const oldest of refresh.values()) {
      if (refresh.size <= maxRefreshTokens) break;
      this.#dropRefresh(oldest);
    }
    return issued;
  }

  /** Whoever the token was issued to, expired or not: to say whose call a call was. */
  findAccess(token: string): AccessToken | undefined {
    return this.#access.get(token);
  }

  findRefresh(token: string): RefreshToken | undefined {
    return looksLikeRefreshToken(token) ? this.#refresh.get(token) : undefined;
  }

  /** The token if it may still be used, and marks that it was. */
  useRefresh(token: string, now: number): RefreshToken | undefined {
    const found = this.#refresh.get(token);
    if (found === undefined) return undefined;
    if ((found.expiresAt ?? Infinity) <= now || found.usedAt + unusedMs <= now) {
      this.#dropRefresh(found);
      return undefined;
    }
    const used = { ...found, usedAt: now };
    this.#keepRefresh(used);
    return used;
  }

  /** Ends the account's whole grant to the project, as Google does for any one of its tokens. */
  revoke(account: string): GrantSummary {
    const ended = this.summary(account);
    const grant = this.#grants.get(account);
    for (const token of grant?.access.keys() ?? []) this.#access.delete(token);
    for (const token of grant?.refresh.keys() ?? []) this.#refresh.delete(token);
    this.#grants.delete(account);
    return ended;
  }

  revokeFamily(account: string, family: Family): void {
    const grant = this.#grants.get(account);
    for (const token of grant?.access.values() ?? []) {
      if (token.family === family) this.#dropAccess(token);
    }
    for (const token of grant?.refresh.values() ?? []) {
      if (token.family === family) this.#dropRefresh(token);
    }
  }

  /** Makes the account's access tokens old; its refresh tokens live on. Returns how many. */
  expireAccess(account: string): number {
    const tokens = [...(this.#grants.get(account)?.access.values() ?? [])];
    for (const token of tokens) this.#dropAccess(token);
    return tokens.length;
  }

  records(): readonly GrantRecord[] {
    return [...this.#grants].map(([account, { scopes, access, refresh }]) => ({
      account,
      scopes: [...scopes],
      access: [...access.values()],
      refresh: [...refresh.values()],
    }));
  }

  restore({ account, scopes, access, refresh }: GrantRecord): void {
    this.grant(account, scopes);
    for (const token of access) this.#keepAccess(token);
    for (const token of refresh) this.#keepRefresh(token);
  }

  #open(account: string): Grant {
    const known = this.#grants.get(account);
    if (known !== undefined) return known;
    const created: Grant = { scopes: new Set(), access: new Map(), refresh: new Map() };
    this.#grants.set(account, created);
    return created;
  }

  #keepAccess(token: AccessToken): void {
    this.#open(token.account).access.set(token.token, token);
    this.#access.set(token.token, token);
  }

  #keepRefresh(token: RefreshToken): void {
    this.#open(token.account).refresh.set(token.token, token);
    this.#refresh.set(token.token, token);
  }

  #dropAccess(token: AccessToken): void {
    this.#grants.get(token.account)?.access.delete(token.token);
    this.#access.delete(token.token);
  }

  #dropRefresh(token: RefreshToken): void {
    this.#grants.get(token.account)?.refresh.delete(token.token);
    this.#refresh.delete(token.token);
  }
}
