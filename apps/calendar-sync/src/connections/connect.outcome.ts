import { calendarScope } from '../google/google-oauth.gateway.js';
import type { TokenAnswer } from '../google/token.answer.js';

/**
 * How an attempt to connect ended.
 *
 * connected      tokens are stored; waiting appointments are on their way
 * denied         the person said no on Google's page
 * scope_missing  they left the one permission unticked; nothing is stored
 * state_invalid  no such attempt of this agent and session
 * state_used     it was used before, whatever came of it
 * state_expired  they took longer than ten minutes
 * failed         Google said something else, or could not be asked; nothing is stored
 */
export type ConnectOutcome =
  | 'connected'
  | 'denied'
  | 'scope_missing'
  | 'state_invalid'
  | 'state_used'
  | 'state_expired'
  | 'failed';

/** What Google's redirect carries besides the state. */
export interface ConsentAnswer {
  readonly code: string | undefined;
  readonly error: string | undefined;
}

/** A grant that is worth storing. */
export interface FullGrant extends TokenAnswer {
  readonly refreshToken: string;
}

export type GrantVerdict =
  | { readonly kind: 'full'; readonly grant: FullGrant }
  | {
      readonly kind: 'useless';
      readonly outcome: 'scope_missing' | 'failed';
      readonly reason: string;
    };

/** Never half a connection: without the permission, or a way to renew it, it is none. */
export function judgeGrant(answer: TokenAnswer): GrantVerdict {
  const { scopes, refreshToken } = answer;
  if (!scopes.includes(calendarScope)) {
    return { kind: 'useless', outcome: 'scope_missing', reason: 'scope_missing' };
  }
  if (refreshToken === null) {
    return { kind: 'useless', outcome: 'failed', reason: 'refresh_token_missing' };
  }
  return { kind: 'full', grant: { ...answer, refreshToken } };
}

/** Google's error codes are short words; whatever else stands there came from somebody else. */
const errorWord = /^[a-z_]{1,64}$/;

/** What the person, or Google in their place, said on the consent page. */
export function judgeConsent(
  answer: ConsentAnswer,
): { readonly code: string } | { readonly code: undefined; readonly refusal: string } {
  const { code, error } = answer;
  if (error !== undefined) {
    return { code: undefined, refusal: errorWord.test(error) ? error : 'unreadable_error' };
  }
  return code === undefined ? { code, refusal: 'code_missing' } : { code };
}
