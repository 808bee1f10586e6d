import { normalizeEmail } from '../accounts/account.registry.js';
import type { Outcome } from '../calls/google-call.js';
import type { SandboxState } from '../sandbox.state.js';
import type { AuthorizationRequest } from './authorization-request.js';
import type { ConsentDecision } from './consent.policy.js';

/** Carries out what the person decided: the browser goes back to the app, with a code or an error. */
export function carryOut(
  request: AuthorizationRequest,
  decision: ConsentDecision,
  state: SandboxState,
): Outcome {
  if (decision.decision === 'deny') {
    return redirect(request, { error: 'access_denied' });
  }
  const { email, scopes: ticked = request.scopes } = decision;
  const granted = state.grants.grantedScopes(email);
  // Google asks again only where something new is wanted, or where the app insists.
  const wasAsked =
    request.prompts.includes('consent') || !request.scopes.every((one) => granted.includes(one));
  const scopes = request.scopes.filter((scope) => ticked.includes(scope));
  state.accounts.open(email);
  state.grants.grant(email, scopes);
  return grantCode(request, email, scopes, wasAsked, state);
}

/** `prompt=none`: nobody is asked; it works only where consent was given before. */
export function carryOutSilently(request: AuthorizationRequest, state: SandboxState): Outcome {
  const email = normalizeEmail(request.loginHint ?? '') ?? onlyAccount(state);
  if (email === undefined) return redirect(request, { error: 'login_required' });
  const granted = state.grants.grantedScopes(email);
  if (!request.scopes.every((scope) => granted.includes(scope))) {
    return redirect(request, { error: 'consent_required' });
  }
  return grantCode(request, email, request.scopes, false, state);
}

function onlyAccount(state: SandboxState): string | undefined {
  const [first, ...others] = state.accounts.all();
  return others.length === 0 ? first?.email : undefined;
}

function grantCode(
  request: AuthorizationRequest,
  account: string,
  chosen: readonly string[],
  wasAsked: boolean,
  state: SandboxState,
): Outcome {
  const earlier = request.includeGrantedScopes ? state.grants.grantedScopes(account) : [];
  const scopes = [...new Set([...chosen, ...earlier])];
  const { redirectUri, challenge, offline } = request;
  const withRefreshToken = offline && wasAsked;
  const code = state.codes.issue(
    { account, scopes, redirectUri, challenge, withRefreshToken },
    state.now(),
  );
  const answer = {
    code,
    scope: scopes.join(' '),
    authuser: '0',
    prompt: wasAsked ? 'consent' : 'none',
  };
  return { ...redirect(request, answer), account };
}

function redirect(
  { redirectUri, state }: AuthorizationRequest,
  answer: Readonly<Record<string, string>>,
): Outcome {
  const target = new URL(redirectUri);
  if (state !== undefined) target.searchParams.set('state', state);
  for (const [name, value] of Object.entries(answer)) target.searchParams.set(name, value);
  const reason = answer['error'];
  return {
    status: 302,
    headers: { location: target.href, 'cache-control': 'no-store' },
    ...(reason === undefined ? {} : { reason }),
  };
}
