import type { FastifyRequest } from 'fastify';
import { normalizeEmail, type Account } from '../accounts/account.registry.js';
import {
  credentialsInvalid,
  credentialsMissing,
  scopeInsufficient,
} from '../errors/access.errors.js';
import { notFound } from '../errors/calendar.errors.js';
import { eventReadScopes, eventWriteScopes } from '../oauth/google.scopes.js';
import type { AccessToken } from '../oauth/grant.store.js';
import type { SandboxState } from '../sandbox.state.js';

/** A method of the Calendar API, as far as access and quota go. */
export interface CalendarMethod {
  /** Google's name of it: `Events.Insert`. */
  readonly name: string;
  readonly scopes: readonly string[];
  /** Units of quota. */
  readonly cost: number;
}

export const reads = (name: string): CalendarMethod => ({ name, scopes: eventReadScopes, cost: 1 });
export const writes = (name: string): CalendarMethod => ({
  name,
  scopes: eventWriteScopes,
  cost: 1,
});

/** The caller's token, as it was sent; not yet judged. */
export interface Caller {
  readonly presented: boolean;
  readonly token: AccessToken | undefined;
}

/** Who calls: the bearer token, in the header or (Google accepts it) in the query. */
export function identify(request: FastifyRequest, state: SandboxState): Caller {
  const { authorization } = request.headers;
  const { access_token: inQuery } = request.query as { access_token?: unknown };
  const inHeader = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
  const text = inHeader ?? (typeof inQuery === 'string' ? inQuery : undefined);
  const presented = text !== undefined || (authorization ?? '') !== '';
  return { presented, token: text === undefined ? undefined : state.grants.findAccess(text) };
}

/**
 * What stands before every method: token, scope, quota, calendar; in this order.
 * @throws GoogleApiError in Google's words
 */
export function admit(
  caller: Caller,
  calendarId: string,
  method: CalendarMethod,
  state: SandboxState,
): Account {
  const now = state.now();
  if (!caller.presented) throw credentialsMissing(method.name);
  const { token } = caller;
  if (token === undefined || token.expiresAt <= now) throw credentialsInvalid();
  if (!token.scopes.some((scope) => method.scopes.includes(scope))) {
    throw scopeInsufficient(method.name, method.scopes);
  }
  state.quota.pass(token.account, method.cost, now, state.settings);
  if (calendarId !== 'primary' && normalizeEmail(calendarId) !== token.account) throw notFound();
  return state.accounts.open(token.account);
}
