import { invalidGrant, missingParameter, OAuthError } from '../errors/oauth.error.js';
import type { SandboxSettings } from '../settings/sandbox.settings.js';
import type { AuthorizationCodeStore, FoundCode } from './authorization-code.store.js';
import type { FormFields } from './authorization-request.js';
import type { GrantStore, RefreshToken } from './grant.store.js';
import { isVerifierOf } from './pkce.verifier.js';
import { looksLikeCode, looksLikeRefreshToken } from './token.minter.js';

export interface TokenAnswer {
  readonly access_token: string;
  readonly expires_in: number;
  readonly refresh_token?: string;
  readonly scope: string;
  readonly token_type: 'Bearer';
  readonly refresh_token_expires_in?: number;
}

export interface TokenStores {
  readonly codes: AuthorizationCodeStore;
  readonly grants: GrantStore;
}

/** Google: refresh tokens of an app in Testing mode end after 7 days. */
const testingModeSeconds = 604_799;

/** The token endpoint, once the client is known. @throws OAuthError in Google's words */
export function exchange(
  form: FormFields,
  stores: TokenStores,
  settings: SandboxSettings,
  now: number,
): TokenAnswer {
  const grantType = form['grant_type'] ?? '';
  if (grantType === 'authorization_code') return exchangeCode(form, stores, settings, now);
  if (grantType === 'refresh_token') return exchangeRefreshToken(form, stores, settings, now);
  throw new OAuthError(400, 'unsupported_grant_type', `Invalid grant_type: ${grantType}`);
}

function exchangeCode(
  form: FormFields,
  { codes, grants }: TokenStores,
  settings: SandboxSettings,
  now: number,
): TokenAnswer {
  const text = form['code'] ?? '';
  if (text === '') throw missingParameter('code');
  if (!looksLikeCode(text)) throw invalidGrant('Malformed auth code.');
  const code = codes.find(text);
  if (code === undefined) throw invalidGrant('Bad Request');
  if (code.used) {
    // A code seen twice may have been stolen: what it issued is taken back (RFC 6749, 4.1.2).
    grants.revokeFamily(code.account, code.family);
    throw invalidGrant('Bad Request');
  }
  checkCode(code, form, now);
  codes.markUsed(text);
  return issueTokens(code, code.withRefreshToken, grants, settings, now);
}

function checkCode(code: FoundCode, form: FormFields, now: number): void {
  if (code.expiresAt <= now) throw invalidGrant('Bad Request');
  if ((form['redirect_uri'] ?? '') === '') throw missingParameter('redirect_uri');
  if (form['redirect_uri'] !== code.redirectUri) {
    throw new OAuthError(400, 'redirect_uri_mismatch', 'Bad Request');
  }
  if (code.challenge === undefined) return;
  const verifier = form['code_verifier'] ?? '';
  if (verifier === '') throw invalidGrant('Missing code verifier.');
  if (!isVerifierOf(code.challenge, verifier)) throw invalidGrant('Invalid code verifier.');
}

/** New tokens for what an account granted. */
export function issueTokens(
  granted: Pick<RefreshToken, 'account' | 'scopes' | 'family'>,
  withRefreshToken: boolean,
  grants: GrantStore,
  settings: SandboxSettings,
  now: number,
): TokenAnswer {
  if (!withRefreshToken) return accessAnswer(granted, grants, settings, now);
  const { account, scopes, family } = granted;
  const expiresAt = settings.testingMode ? now + testingModeSeconds * 1000 : null;
  const refresh = grants.issueRefresh({ account, scopes, family, usedAt: now, expiresAt });
  return {
    ...accessAnswer(refresh, grants, settings, now),
    refresh_token: refresh.token,
    ...remaining(refresh, now),
  };
}

function exchangeRefreshToken(
  form: FormFields,
  { grants }: TokenStores,
  settings: SandboxSettings,
  now: number,
): TokenAnswer {
  const text = form['refresh_token'] ?? '';
  if (text === '') throw missingParameter('refresh_token');
  if (!looksLikeRefreshToken(text)) throw invalidGrant('Bad Request');
  const refresh = grants.useRefresh(text, now);
  if (refresh === undefined) throw invalidGrant('Token has been expired or revoked.');
  return { ...accessAnswer(refresh, grants, settings, now), ...remaining(refresh, now) };
}

function accessAnswer(
  { account, scopes, family }: Pick<RefreshToken, 'account' | 'scopes' | 'family'>,
  grants: GrantStore,
  { accessTokenSeconds }: SandboxSettings,
  now: number,
): TokenAnswer {
  const expiresAt = now + accessTokenSeconds * 1000;
  const access = grants.issueAccess({ account, scopes, family, expiresAt }, now);
  return {
    access_token: access.token,
    expires_in: accessTokenSeconds,
    scope: scopes.join(' '),
    token_type: 'Bearer',
  };
}

function remaining({ expiresAt }: RefreshToken, now: number) {
  return expiresAt === null
    ? {}
    : { refresh_token_expires_in: Math.floor((expiresAt - now) / 1000) };
}
