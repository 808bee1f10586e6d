import { isKnownScope, splitScopes } from './google.scopes.js';

/** A valid authorisation request: what the consent page is shown for. */
export interface AuthorizationRequest {
  readonly clientId: string;
  readonly redirectUri: string;
  readonly scopes: readonly string[];
  readonly state: string | undefined;
  readonly challenge: PkceChallenge | undefined;
  readonly offline: boolean;
  readonly prompts: readonly string[];
  readonly loginHint: string | undefined;
  readonly includeGrantedScopes: boolean;
}

export interface PkceChallenge {
  readonly method: 'S256' | 'plain';
  readonly value: string;
}

/** A request that Google answers with an error page of its own, never with a redirect. */
export interface RefusedAuthorization {
  readonly status: number;
  readonly error: string;
  readonly description: string;
}

export type FormFields = Readonly<Record<string, string | undefined>>;

const refuse = (error: string, description: string, status = 400) => ({
  refused: { status, error, description },
});

/** Reads the query of the authorisation endpoint; the first thing wrong is what Google reports. */
export function readAuthorizationRequest(
  query: FormFields,
  knownClientId: string,
): { readonly request: AuthorizationRequest } | { readonly refused: RefusedAuthorization } {
  for (const name of ['client_id', 'redirect_uri', 'response_type', 'scope']) {
    if ((query[name] ?? '') === '') {
      return refuse('invalid_request', `Missing required parameter: ${name}`);
    }
  }
  const { client_id: clientId = '', redirect_uri: redirectUri = '', scope = '' } = query;
  if (clientId !== knownClientId) {
    return refuse('invalid_client', 'The OAuth client was not found.', 401);
  }
  if (!isRedirectUri(redirectUri)) {
    return refuse(
      'redirect_uri_mismatch',
      'The redirect URI in the request does not match the ones authorized for the OAuth client.',
    );
  }
  const fault = faultOf(query);
  if (fault !== undefined) return refuse('invalid_request', fault);
  const scopes = splitScopes(scope);
  const unknown = scopes.filter((one) => !isKnownScope(one));
  if (unknown.length > 0) {
    return refuse('invalid_scope', `Some requested scopes were invalid: ${unknown.join(', ')}`);
  }
  return {
    request: {
      clientId,
      redirectUri,
      scopes,
      state: query['state'],
      challenge: readChallenge(query),
      offline: query['access_type'] === 'offline',
      prompts: promptsOf(query),
      loginHint: query['login_hint'],
      includeGrantedScopes: query['include_granted_scopes'] === 'true',
    },
  };
}

function isRedirectUri(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return ['http:', 'https:'].includes(url.protocol) && url.hash === '' && url.username === '';
}

function faultOf(query: FormFields): string | undefined {
  const wrong = (name: string) => `Invalid parameter value for ${name}: '${query[name] ?? ''}'`;
  if (query['response_type'] !== 'code') return wrong('response_type');
  if (!['online', 'offline'].includes(query['access_type'] ?? 'online'))
    return wrong('access_type');
  const prompts = promptsOf(query);
  if (!prompts.every((one) => ['none', 'consent', 'select_account'].includes(one))) {
    return wrong('prompt');
  }
  if (prompts.includes('none') && prompts.length > 1) return wrong('prompt');
  const challenge = query['code_challenge'];
  const method = query['code_challenge_method'];
  if (method !== undefined && !['S256', 'plain'].includes(method)) {
    return wrong('code_challenge_method');
  }
  if (method !== undefined && challenge === undefined) {
    return 'Missing required parameter: code_challenge';
  }
  if (challenge !== undefined && !/^[A-Za-z0-9\-._~]{43,128}$/.test(challenge)) {
    return 'code_challenge must be a base64url text of 43 to 128 characters';
  }
  return undefined;
}

function promptsOf(query: FormFields): readonly string[] {
  return splitScopes(query['prompt'] ?? '');
}

function readChallenge(query: FormFields): PkceChallenge | undefined {
  const value = query['code_challenge'];
  if (value === undefined) return undefined;
  return { method: query['code_challenge_method'] === 'S256' ? 'S256' : 'plain', value };
}
