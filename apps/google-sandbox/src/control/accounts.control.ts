import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { issueTokens } from '../oauth/token.exchange.js';
import type { SandboxState } from '../sandbox.state.js';
import { accountOf } from './account.parameter.js';
import { readControlBody } from './control.error.js';

const calendarEvents = 'https://www.googleapis.com/auth/calendar.events';

const grantBody = z.strictObject({
  scopes: z.array(z.string()).default([calendarEvents]),
  offline: z.boolean().default(true),
});

/** Accounts, and what the person does to the app's access at myaccount.google.com. */
export function registerAccountControl(app: FastifyInstance, state: SandboxState): void {
  app.get('/sandbox/accounts', () => ({
    items: state.accounts.all().map(({ email, calendar }) => ({
      email,
      events: calendar.inOrder({ showDeleted: false }).length,
      ...state.grants.summary(email),
      calendar: `/calendar/${encodeURIComponent(email)}`,
    })),
  }));

  app.post('/sandbox/accounts/:email/revoke', (request) => {
    const { accessTokens, refreshTokens } = state.grants.revoke(accountOf(request));
    return { revoked: accessTokens + refreshTokens > 0, accessTokens, refreshTokens };
  });

  app.post('/sandbox/accounts/:email/expire-access-tokens', (request) => ({
    expired: state.grants.expireAccess(accountOf(request)),
  }));

  // For benchmarks, which connect ten thousand accounts without ten thousand consent pages.
  app.post('/sandbox/accounts/:email/grants', (request, reply) => {
    const account = accountOf(request);
    const { scopes, offline } = readControlBody(grantBody, request.body ?? {});
    state.accounts.open(account);
    state.grants.grant(account, scopes);
    const granted = { account, scopes, family: randomUUID() };
    return reply
      .code(201)
      .send(issueTokens(granted, offline, state.grants, state.settings, state.now()));
  });
}
