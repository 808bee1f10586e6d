import { calendar } from 'googleapis/build/src/apis/calendar/index.js';
import type { CalendarAccess, CalendarCalls, WriteCondition } from './calendar.calls.js';
import { readGoogleEvent } from './google-event.reader.js';
import { toGoogleError } from './google-error.reader.js';
import { leaseOver, malformedAnswer } from './google.error.js';
import type { GoogleSettings } from './google.config.js';
import type { EventBody, GoogleEvent } from './google.event.js';
import { transportOptions } from './transport.options.js';

/** The only calendar there is for us; and nobody is ever mailed about an event of ours. */
const onPrimary = { calendarId: 'primary' } as const;
const quietlyOnPrimary = { ...onPrimary, sendUpdates: 'none' } as const;

// By the calendar's own path: `import 'googleapis'` loads every API there is, about 100 MB.
const { events } = calendar({ version: 'v3' });

/** Google Calendar itself: every call is sent at once. */
export class CalendarGateway implements CalendarCalls, CalendarAccess {
  constructor(
    private readonly settings: Pick<GoogleSettings, 'calendarRootUrl' | 'callTimeoutMs'>,
    private readonly leaseEndsAt = Infinity,
  ) {}

  callsFor(_agentId: string, leaseEndsAt: number): CalendarCalls {
    return new CalendarGateway(this.settings, leaseEndsAt);
  }

  async insert(accessToken: string, event: EventBody, signal: AbortSignal): Promise<GoogleEvent> {
    const answer = await this.#call(signal, () =>
      events.insert(
        { ...quietlyOnPrimary, requestBody: event },
        this.#options(accessToken, signal),
      ),
    );
    return readGoogleEvent(answer.data, event.id);
  }

  async get(accessToken: string, eventId: string, signal: AbortSignal): Promise<GoogleEvent> {
    const answer = await this.#call(signal, () =>
      events.get({ ...onPrimary, eventId }, this.#options(accessToken, signal)),
    );
    return readGoogleEvent(answer.data, eventId);
  }

  async update(
    accessToken: string,
    event: EventBody,
    condition: WriteCondition,
    signal: AbortSignal,
  ): Promise<GoogleEvent> {
    const answer = await this.#call(signal, () =>
      events.update(
        { ...quietlyOnPrimary, eventId: event.id, requestBody: event },
        this.#options(accessToken, signal, condition),
      ),
    );
    return readGoogleEvent(answer.data, event.id);
  }

  async delete(
    accessToken: string,
    eventId: string,
    condition: WriteCondition,
    signal: AbortSignal,
  ): Promise<void> {
    const answer = await this.#call(signal, () =>
      events.delete(
        { ...quietlyOnPrimary, eventId },
        this.#options(accessToken, signal, condition),
      ),
    );
    // A page of something in between is a 200 as well, and the event would stand for ever.
    if (answer.status !== 204) throw malformedAnswer();
  }

  /**
   * The token goes along as a header of this one call (measured: the cheapest way). The client has
   * no credentials of its own, so it has nothing to refresh and no reason to send anything again.
   */
  #options(accessToken: string, signal: AbortSignal, { ifMatch }: WriteCondition = {}) {
    return {
      ...transportOptions,
      fetchImplementation: this.#send,
      rootUrl: this.settings.calendarRootUrl,
      // Not the client's `timeout`: together with a signal that is aborted already, it forgets
      // the signal and sends.
      signal: AbortSignal.any([signal, AbortSignal.timeout(this.settings.callTimeoutMs)]),
      headers: {
        authorization: `Bearer ${accessToken}`,
        ...(ifMatch === undefined ? {} : { 'if-match': ifMatch }),
      },
    };
  }

  /**
   * The last moment that is ours before a request leaves. A process that was stopped takes up what
   * it waited for before any of its timers runs, so the signal alone would let it send long after
   * its lease went to somebody else.
   */
  readonly #send: typeof fetch = async (...request) => {
    if (performance.now() >= this.leaseEndsAt) throw leaseOver();
    return transportOptions.fetchImplementation(...request);
  };

  async #call<Answer>(signal: AbortSignal, send: () => Promise<Answer>): Promise<Answer> {
    try {
      return await send();
    } catch (error) {
      throw toGoogleError(error, signal);
    }
  }
}
