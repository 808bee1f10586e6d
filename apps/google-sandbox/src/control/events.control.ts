import type { FastifyInstance } from 'fastify';
import { renderEvent, type EventResource } from '../calendar/event.resource.js';
import { deleteEvent, insertEvent, patchEvent } from '../calendar/event.writer.js';
import type { StoredEvent } from '../calendar/event.content.js';
import { isJsonObject, type JsonObject } from '../calendar/json.reader.js';
import type { SandboxState } from '../sandbox.state.js';
import { accountOf, eventIdOf } from './account.parameter.js';
import { ControlError } from './control.error.js';

const events = '/sandbox/accounts/:email/events';
const oneEvent = `${events}/:id`;
const hourMs = 3_600_000;

/** What the person sees and does in Google Calendar itself. */
export function registerEventControl(app: FastifyInstance, state: SandboxState): void {
  const render = (event: StoredEvent, account: string): EventResource =>
    renderEvent(event, {
      account,
      timeZone: state.settings.calendarTimeZone,
      webOrigin: state.webOrigin,
    });

  app.get(events, (request) => {
    const account = accountOf(request);
    const { showDeleted } = request.query as { showDeleted?: string };
    const found = state.accounts.find(account)?.calendar.inOrder({
      showDeleted: showDeleted === 'true',
    });
    return { items: (found ?? []).map((event) => render(event, account)) };
  });

  app.post(events, (request, reply) => {
    const account = accountOf(request);
    const { calendar } = state.accounts.open(account);
    const input = withTimes(readEventBody(request.body), state.now());
    const event = insertEvent(calendar, input, state.now());
    return reply.code(201).send(render(event, account));
  });

  app.patch(oneEvent, (request) => {
    const account = accountOf(request);
    const { calendar } = state.accounts.open(account);
    const target = { id: eventIdOf(request), ifMatch: undefined };
    return render(patchEvent(calendar, target, readEventBody(request.body), state.now()), account);
  });

  app.delete(oneEvent, (request, reply) => {
    const { calendar } = state.accounts.open(accountOf(request));
    const { purge } = request.query as { purge?: string };
    const id = eventIdOf(request);
    if (purge === 'true') calendar.burn(id);
    else deleteEvent(calendar, { id, ifMatch: undefined }, state.now());
    return reply.code(204).send();
  });
}

function readEventBody(body: unknown): JsonObject {
  if (isJsonObject(body)) return body;
  throw new ControlError(400, 'body', 'body: must be an event');
}

/** A person who says nothing of the time gets the next full hour, as in Google's own window. */
function withTimes(input: JsonObject, now: number): JsonObject {
  if (input['start'] !== undefined || input['end'] !== undefined) return input;
  const startMs = Math.ceil(now / hourMs) * hourMs;
  const at = (epochMs: number) => ({ dateTime: new Date(epochMs).toISOString() });
  return { ...input, start: at(startMs), end: at(startMs + hourMs) };
}
