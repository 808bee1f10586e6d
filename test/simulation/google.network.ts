import type { FastifyInstance } from 'fastify';
import { parseEventId } from '../../apps/calendar-sync/src/calendar/event.identity.js';
import type { CallFault, FaultPlan } from './fault.plan.js';
import { outside, type Surroundings } from './platform.js';
import type { Random } from './random.js';
import type { Recorder, StandingEvent, Write } from './recorder.js';
import type { World } from './world.js';

/** What the sandbox is told to answer, before or after it did what was asked. */
const planned: Partial<Record<CallFault, object>> = {
  unavailable: { answer: { status: 503 } },
  unavailable_after: { when: 'after', answer: { status: 503 } },
  rate_limit_user: { answer: { reason: 'userRateLimitExceeded' } },
  rate_limit_project: { answer: { status: 429, reason: 'rateLimitExceeded' } },
  unauthorized: { answer: { status: 401 } },
  invalid: { answer: { status: 400, reason: 'invalid' } },
  garbage: { garbage: true, when: 'after' },
};

/** As it goes over the wire. */
export interface CallParts {
  readonly method: string;
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body: string | undefined;
}

interface Call extends CallParts {
  readonly place: Surroundings;
  readonly eventId: string | null;
  readonly write: Write | null;
}

/** The way from the processes to the sandbox, in virtual time and with everything that goes wrong. */
export class GoogleNetwork {
  /** Google is away until then. */
  outageUntilMs = 0;
  /** What a mutation does to a call. */
  rewrite: (call: CallParts) => CallParts = (call) => call;
  /** Access tokens that were seen with a 401 of a planned fault: their loss is no surprise. */
  refusals = 0;

  constructor(
    private readonly world: World,
    private readonly sandbox: FastifyInstance,
    private readonly faults: FaultPlan,
    private readonly latency: Random,
    private readonly recorder: Recorder,
  ) {}

  async fetch(
    place: Surroundings,
    input: string | URL | Request,
    init: RequestInit = {},
  ): Promise<Response> {
    const { process } = place;
    const { signal } = init;
    const call = toCall(place, this.rewrite(readParts(input, init)));
    if (!process.alive) return never();
    if (signal?.aborted === true) throw signal.reason;
    const fault = this.#faultFor(process.name, (process.calls += 1));
    if (fault !== 'none') this.world.note(`${process.name} ${fault}: ${labelOf(call)}`);
    if (fault === 'killed') {
      process.kill();
      return never();
    }
    const ended = this.recorder.begins(place, call);
    if (fault === 'paused') process.pause(this.latency.between(1_000, 40_000));
    return new Promise((resolve, reject) => {
      let open = true;
      const end = (settle: () => void): void => {
        if (!open) return;
        open = false;
        ended();
        settle();
      };
      signal?.addEventListener('abort', () => end(() => reject(signal.reason as Error)));
      const answer = (delayMs: number, settle: () => void): void => {
        this.world.after(delayMs, 'io', process, () => end(settle));
      };
      const broken = (): void => reject(new TypeError('fetch failed', { cause: resetError() }));
      if (fault === 'broken') return answer(this.latency.between(1, 50), broken);
      const wayMs = this.#wayMs(fault, call);
      this.world.after(wayMs, 'io', undefined, async () => {
        if (!open && fault !== 'late') return;
        const response = await this.#serve(call, fault);
        if (fault === 'killed_after') return process.kill();
        if (fault === 'answer_lost') return answer(this.#usual(), broken);
        if (fault === 'timeout') return undefined;
        const backMs = fault === 'slow_answer' ? this.latency.between(500, 20_000) : this.#usual();
        return answer(backMs, () => resolve(response));
      });
      return undefined;
    });
  }

  #faultFor(process: string, number: number): CallFault {
    if (this.world.nowMs < this.outageUntilMs) return 'unavailable';
    return this.faults.ofCall(process, number);
  }

  #wayMs(fault: CallFault, { write }: Call): number {
    if (fault === 'slow') return this.latency.between(500, 7_900);
    const late = fault === 'late' && write !== null;
    return late ? this.latency.between(8_100, 60_000) : this.#usual();
  }

  #usual(): number {
    return this.latency.between(5, 80);
  }

  async #serve(call: Call, fault: CallFault): Promise<Response> {
    const rule = planned[fault];
    if (rule !== undefined) await this.control('POST', 'faults', { match: {}, times: 1, ...rule });
    const { method, path, headers, body } = call;
    const answer = await outside(() =>
      this.sandbox.inject({
        method: method as 'GET',
        url: path,
        headers,
        ...(body === undefined ? {} : { payload: body }),
      }),
    );
    // A call that is refused at the door uses none up.
    if (rule !== undefined) await this.control('DELETE', 'faults');
    if (fault === 'unauthorized') this.refusals += 1;
    this.world.note(`${call.place.process.name} ${labelOf(call)} → ${answer.statusCode}`);
    await this.#record(call, answer.statusCode, fault);
    const noBody = answer.statusCode === 204 || answer.statusCode === 304;
    return new Response(noBody ? null : answer.payload, {
      status: answer.statusCode,
      headers: Object.entries(answer.headers).map(([name, value]) => [name, String(value)]),
    });
  }

  async #record(call: Call, status: number, fault: CallFault): Promise<void> {
    const account = await this.#accountOfLastCall();
    const identity = call.eventId === null ? null : parseEventId(call.eventId);
    if (account === null || identity === null || call.eventId === null) return;
    const event = await this.event(account, call.eventId);
    if (call.write === null) {
      this.recorder.stands(identity.appointmentId, event);
      return;
    }
    // Google looked for the event there, whatever it found.
    if (status < 300 || [404, 409, 410, 412].includes(status)) {
      this.recorder.taken(call.place, account);
    }
    const hidden = fault === 'unavailable_after' || fault === 'garbage';
    const applied = status < 300 || (hidden && (await this.#changedBy(call, account)));
    if (applied) this.recorder.applied(call.place, call.write, account, event);
    else this.recorder.stands(identity.appointmentId, event);
  }

  /** Behind an answer that says nothing: whether the event has the version that was sent. */
  async #changedBy(call: Call, account: string): Promise<boolean> {
    if (call.eventId === null) return false;
    const event = await this.event(account, call.eventId);
    if (call.write === 'delete') return event === undefined || event.status === 'cancelled';
    const version = event?.extendedProperties?.private?.['altVersion'];
    return version === String(call.place.delivery?.version);
  }

  async #accountOfLastCall(): Promise<string | null> {
    const { items } = (await this.control('GET', 'requests')) as {
      items: { account: string | null }[];
    };
    await this.control('DELETE', 'requests');
    return items.at(-1)?.account ?? null;
  }

  async event(account: string, eventId: string): Promise<StandingEvent | undefined> {
    const { items } = (await this.control(
      'GET',
      `accounts/${account}/events?showDeleted=true`,
    )) as { items: StandingEvent[] };
    return items.find(({ id }) => id === eventId);
  }

  /** The sandbox's own paths: no part of what is simulated. */
  async control(method: string, path: string, body?: object): Promise<unknown> {
    const answer = await outside(() =>
      this.sandbox.inject({
        method: method as 'GET',
        url: `/sandbox/${path}`,
        ...(body === undefined
          ? {}
          : { payload: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
      }),
    );
    if (answer.statusCode >= 400) throw new Error(`${method} ${path}: ${answer.payload}`);
    return answer.payload === '' ? null : JSON.parse(answer.payload);
  }

  /** A browser that is sent to Google, and comes back. */
  async browse(url: string): Promise<URL> {
    const { pathname, search } = new URL(url);
    const answer = await outside(() => this.sandbox.inject({ url: pathname + search }));
    const { location } = answer.headers;
    if (location === undefined) throw new Error(`Google's page answered ${answer.statusCode}`);
    return new URL(location);
  }
}

const writes: Readonly<Record<string, Write>> = { POST: 'insert', PUT: 'update', DELETE: 'delete' };

function readParts(
  input: string | URL | Request,
  { method = 'GET', headers = {}, body = null }: RequestInit,
): CallParts {
  const url = input instanceof Request ? input.url : input;
  const { pathname, search } = new URL(url);
  return {
    method,
    path: pathname + search,
    headers: Object.fromEntries(new Request(url, { method, headers, body }).headers.entries()),
    body: typeof body === 'string' ? body : bodyText(body),
  };
}

function toCall(place: Surroundings, parts: CallParts): Call {
  const { method, path, body } = parts;
  const inEvents = path.startsWith('/calendar/');
  const idInPath = /\/events\/([^/?]+)/.exec(path)?.[1];
  const idInBody = (): string | null =>
    body === undefined ? null : (JSON.parse(body) as { id: string }).id;
  return {
    ...parts,
    place,
    eventId: inEvents ? (idInPath ?? idInBody()) : null,
    write: inEvents ? (writes[method] ?? null) : null,
  };
}

/** Google's client hands over text, or the fields of a form. */
function bodyText(body: unknown): string | undefined {
  if (body === null || body === undefined) return undefined;
  if (body instanceof URLSearchParams) return body.toString();
  throw new TypeError('a body of an unknown kind');
}

function labelOf({ method, path, eventId, place: { delivery } }: Call): string {
  const what =
    eventId === null ? path.split('?')[0] : `${eventId.slice(3, 7)}…g${eventId.split('g').at(-1)}`;
  return `${method} ${what}${delivery === undefined ? '' : ` v${delivery.version}`}`;
}

function resetError(): Error {
  return Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });
}

function never(): Promise<never> {
  return new Promise(() => undefined);
}
