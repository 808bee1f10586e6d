import type { FastifyInstance, FastifyReply } from 'fastify';
import { normalizeEmail } from '../accounts/account.registry.js';
import { EventStore } from '../calendar/event.store.js';
import type { SandboxState } from '../sandbox.state.js';
import { accountsPage } from './accounts.page.js';
import { calendarPage } from './calendar.page.js';

const noEvents = new EventStore();

/** What a person looks at. */
export function registerPages(app: FastifyInstance, state: SandboxState): void {
  app.get('/', (_request, reply) => sendPage(reply, accountsPage(state.accounts.all())));

  app.get<{ Params: { email: string } }>('/calendar/:email', (request, reply) => {
    const email = normalizeEmail(request.params.email);
    if (email === undefined) return reply.code(404).send();
    // Whoever has no account yet has an empty calendar.
    const calendar = state.accounts.find(email)?.calendar ?? noEvents;
    return sendPage(reply, calendarPage(email, calendar, state.settings.calendarTimeZone));
  });

  // Where an event's htmlLink leads, if it leads here: eid is base64 of "<id> <calendar>".
  app.get<{ Querystring: { eid?: string } }>('/calendar/event', (request, reply) => {
    const [id, email] = Buffer.from(request.query.eid ?? '', 'base64')
      .toString()
      .split(' ');
    if (id === undefined || email === undefined) return reply.code(404).send();
    const target = `/calendar/${encodeURIComponent(email)}#${encodeURIComponent(id)}`;
    return reply.redirect(target);
  });
}

function sendPage(reply: FastifyReply, html: string): FastifyReply {
  return reply.header('content-type', 'text/html; charset=utf-8').send(html);
}
