import type { FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods } from 'fastify';
import type { CallServer } from '../calls/call.server.js';
import type { GoogleCall, Operation } from '../calls/google-call.js';
import { notFound } from '../errors/calendar.errors.js';
import type { SandboxState } from '../sandbox.state.js';
import { admit, identify, reads, writes, type CalendarMethod } from './calendar.access.js';
import { eventMethods, type EventCall, type EventMethod } from './event.methods.js';
import { checkParameters, readEventRequest } from './event-call.reader.js';

const allEvents = '/calendar/v3/calendars/:calendarId/events';
const oneEvent = `${allEvents}/:eventId`;

/** Google counts a patch as three calls (the reference of `events.patch`). */
const patches: CalendarMethod = { ...writes('Events.Patch'), cost: 3 };

interface EventRoute {
  readonly operation: Operation;
  readonly access: CalendarMethod;
  readonly perform: EventMethod;
}

/** Google Calendar v3: the methods of `events` that one write-only integration could use. */
export function registerCalendar(
  app: FastifyInstance,
  state: SandboxState,
  server: CallServer,
): void {
  const route = (
    method: HTTPMethods,
    url: string,
    operation: Operation,
    access: CalendarMethod,
    perform: EventMethod,
  ): void => {
    const served: EventRoute = { operation, access, perform };
    app.route({ method, url, handler: (...pair) => serveEvent(...pair, served, state, server) });
  };
  route('POST', allEvents, 'insert', writes('Events.Insert'), eventMethods.insert);
  route('GET', allEvents, 'list', reads('Events.List'), eventMethods.list);
  route('GET', oneEvent, 'get', reads('Events.Get'), eventMethods.get);
  route('PUT', oneEvent, 'update', writes('Events.Update'), eventMethods.update);
  route('PATCH', oneEvent, 'patch', patches, eventMethods.patch);
  route('DELETE', oneEvent, 'delete', writes('Events.Delete'), eventMethods.delete);

  app.all('/calendar/v3/*', (request, reply) => {
    const account = identify(request, state).token?.account;
    const call: GoogleCall = { operation: 'other', method: request.method, account };
    return server.serve(request, reply, call, () => {
      throw notFound();
    });
  });
}

function serveEvent(
  request: FastifyRequest,
  reply: FastifyReply,
  { operation, access, perform }: EventRoute,
  state: SandboxState,
  server: CallServer,
): Promise<void> | undefined {
  const read = readEventRequest(request);
  const caller = identify(request, state);
  const call: GoogleCall = {
    operation,
    method: request.method,
    account: caller.token?.account,
    eventId: read.eventId ?? chosenId(read.body?.['id']),
    query: read.query,
    body: read.body,
  };
  return server.serve(request, reply, call, () => {
    const { email, calendar } = admit(caller, read.calendarId, access, state);
    checkParameters(read.query);
    if (read.bodyFault !== undefined) throw read.bodyFault;
    const { timeZone = state.settings.calendarTimeZone } = read.query;
    const admitted: EventCall = {
      store: calendar,
      id: read.eventId ?? '',
      ifMatch: request.headers['if-match'],
      ifNoneMatch: request.headers['if-none-match'],
      input: read.body ?? {},
      query: read.query,
      now: state.now(),
      view: { account: email, timeZone, webOrigin: state.webOrigin },
    };
    return perform(admitted);
  });
}

const chosenId = (id: unknown) => (typeof id === 'string' ? id : undefined);
