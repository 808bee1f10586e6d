import type { FastifyInstance } from 'fastify';
import { normalizeEmail } from '../accounts/account.registry.js';
import type { CallServer } from '../calls/call.server.js';
import type { Outcome } from '../calls/google-call.js';
import { htmlOutcome } from '../calls/outcome.builder.js';
import type { SandboxState } from '../sandbox.state.js';
import { authorizationErrorPage } from './authorization-error.page.js';
import {
  readAuthorizationRequest,
  type AuthorizationRequest,
  type FormFields,
} from './authorization-request.js';
import { carryOut, carryOutSilently } from './authorizer.js';
import { consentFields, consentPage } from './consent.page.js';
import { formFields, formValues } from './form.reader.js';

const path = '/o/oauth2/v2/auth';
/** Offered where nobody has an account yet, so that one click is enough. */
const suggestedAccount = 'ana@example.com';

/** The authorisation endpoint and the form of its consent page. */
export function registerAuthorize(
  app: FastifyInstance,
  state: SandboxState,
  server: CallServer,
): void {
  app.get(path, (request, reply) =>
    server.serve(request, reply, { operation: 'authorize', method: 'GET' }, () =>
      authorize(formFields(request.query), state),
    ),
  );
  // A program may post its choice to the authorisation URL itself, without the hidden fields.
  app.post(path, (request, reply) =>
    server.serve(request, reply, { operation: 'consent', method: 'POST' }, () =>
      decide(request.body, { ...formFields(request.query), ...formFields(request.body) }, state),
    ),
  );
}

function authorize(query: FormFields, state: SandboxState): Outcome {
  return withRequest(query, state, (request) => {
    const decided = state.consents.take(normalizeEmail(request.loginHint ?? ''));
    if (decided !== undefined) return carryOut(request, decided, state);
    if (request.prompts.includes('none')) return carryOutSilently(request, state);
    return ask(request, query, state);
  });
}

function decide(form: unknown, fields: FormFields, state: SandboxState): Outcome {
  return withRequest(fields, state, (request) => {
    const typed = (fields[consentFields.email] ?? '').trim();
    const chosen = typed === '' ? (fields[consentFields.account] ?? '') : typed;
    const email = normalizeEmail(chosen);
    const wasShown = fields[consentFields.asked] !== undefined;
    const scopes = wasShown ? formValues(form, consentFields.granted) : request.scopes;
    if (fields[consentFields.decision] === 'deny') {
      return carryOut(request, { email: email ?? '', decision: 'deny' }, state);
    }
    if (email === undefined) {
      return ask(request, fields, state, 'Enter a valid email address.');
    }
    return carryOut(request, { email, decision: 'allow', scopes }, state);
  });
}

function withRequest(
  query: FormFields,
  state: SandboxState,
  proceed: (request: AuthorizationRequest) => Outcome,
): Outcome {
  const read = readAuthorizationRequest(query, state.client.clientId);
  if ('request' in read) return proceed(read.request);
  const { refused } = read;
  return htmlOutcome(refused.status, authorizationErrorPage(refused), { reason: refused.error });
}

function ask(
  request: AuthorizationRequest,
  fields: FormFields,
  state: SandboxState,
  fault?: string,
): Outcome {
  const accounts = state.accounts.all().map(({ email }) => email);
  const hinted = normalizeEmail(request.loginHint ?? '');
  const own: readonly string[] = Object.values(consentFields);
  const view = {
    query: Object.fromEntries(Object.entries(fields).filter(([name]) => !own.includes(name))),
    scopes: request.scopes,
    accounts,
    preselected: hinted ?? accounts[0] ?? suggestedAccount,
    redirectUri: request.redirectUri,
    testingMode: state.settings.testingMode,
    ...(fault === undefined ? {} : { fault }),
  };
  return htmlOutcome(fault === undefined ? 200 : 400, consentPage(view));
}
