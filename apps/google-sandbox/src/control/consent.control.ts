import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { normalizeEmail } from '../accounts/account.registry.js';
import type { SandboxState } from '../sandbox.state.js';
import { readControlBody } from './control.error.js';

const email = z.string().transform((text, context) => {
  const normalized = normalizeEmail(text);
  if (normalized !== undefined) return normalized;
  context.addIssue({ code: 'custom', message: 'is not an email address' });
  return z.NEVER;
});

const consentBody = z.discriminatedUnion('decision', [
  z.strictObject({
    email,
    decision: z.enum(['allow', 'deny']),
    scopes: z.array(z.string()).optional(),
    once: z.boolean().default(false),
  }),
  z.strictObject({
    decision: z.literal('ask'),
    email: email.optional(),
    once: z.boolean().optional(),
  }),
]);

/** Decisions on the consent page that are made in advance. */
export function registerConsentControl(app: FastifyInstance, state: SandboxState): void {
  app.get('/sandbox/consent', () => ({ items: state.consents.all() }));

  app.post('/sandbox/consent', (request) => {
    const body = readControlBody(consentBody, request.body);
    if (body.decision === 'ask') {
      state.consents.ask(body.email);
    } else {
      const { decision, scopes, once } = body;
      state.accounts.open(body.email);
      state.consents.decide(
        { email: body.email, decision, ...(scopes === undefined ? {} : { scopes }) },
        once,
      );
    }
    return { items: state.consents.all() };
  });
}
