import type { FastifyInstance } from 'fastify';
import type { CallServer } from '../calls/call.server.js';
import { jsonOutcome } from '../calls/outcome.builder.js';
import { missingParameter, OAuthError } from '../errors/oauth.error.js';
import type { SandboxState } from '../sandbox.state.js';
import type { FormFields } from './authorization-request.js';
import { authenticateClient } from './client.authenticator.js';
import { formFields } from './form.reader.js';
import { exchange } from './token.exchange.js';

const noStore = { 'cache-control': 'no-cache, no-store, max-age=0, must-revalidate' };

/** The token and the revocation endpoint. Nothing of their requests is ever written down. */
export function registerTokens(
  app: FastifyInstance,
  state: SandboxState,
  server: CallServer,
): void {
  app.post('/token', (request, reply) => {
    const form = formFields(request.body);
    const account = accountOf(form, state);
    return server.serve(request, reply, { operation: 'token', method: 'POST', account }, () => {
      authenticateClient(form, request.headers.authorization, state.client);
      const answer = exchange(form, state, state.settings, state.now());
      return jsonOutcome(200, answer, { headers: noStore });
    });
  });

  app.post('/revoke', (request, reply) => {
    const token = formFields(request.query)['token'] ?? formFields(request.body)['token'] ?? '';
    const account = ownerOf(token, state);
    return server.serve(request, reply, { operation: 'revoke', method: 'POST', account }, () => {
      if (token === '') throw missingParameter('token');
      if (account === undefined) {
        throw new OAuthError(400, 'invalid_token', 'Token expired or revoked');
      }
      state.grants.revoke(account);
      return jsonOutcome(200, {});
    });
  });
}

/** Whose credential a token request carries, for the journal and for faults. */
function accountOf(form: FormFields, state: SandboxState): string | undefined {
  const code = state.codes.find(form['code'] ?? '');
  return code?.account ?? state.grants.findRefresh(form['refresh_token'] ?? '')?.account;
}

function ownerOf(token: string, state: SandboxState): string | undefined {
  const access = state.grants.findAccess(token);
  const alive = access !== undefined && access.expiresAt > state.now() ? access : undefined;
  return (alive ?? state.grants.findRefresh(token))?.account;
}
