import { calendar } from 'googleapis/build/src/apis/calendar/index.js';
import type { CalendarAccess, CalendarCalls, WriteCondition } from './calendar.calls.js';
import { readGoogleEvent } from './google-event.reader.js';
import { toGoogleError } from './google-error.reader.js';
import type { GoogleSettings } from './google.config.js';
import type { EventBody, GoogleEvent } from './google.event.js';
import { transportOptions } from './transport.options.js';

/** The only calendar there is for us; and nobody is ever mailed about an event of ours. */
const onPrimary = { calendarId: 'primary' } as const;
const quietlyOnPrimary = { ...onPrimary, sendUpdates: 'none' } as const;

/** Google Calendar itself: every call is sent at once. */
export class CalendarGateway implements CalendarCalls, CalendarAccess {
  // By the calendar's own path: `import 'googleapis'` loads every API there is, about 100 MB.
  readonly #events = calendar({ version: 'v3' }).events;

  constructor(
    private readonly settings: Pick<GoogleSettings, 'calendarRootUrl' | 'callTimeoutMs'>,
    private readonly now: () => Date = () => new Date(),
  ) {}

  callsFor(): CalendarCalls {
    return this;
  }

  async insert(accessToken: string, event: EventBody, signal: AbortSignal): Promise<GoogleEvent> {
    const answer = await this.#call(signal, () =>
      this.#events.insert(
        { ...quietlyOnPrimary, requestBody: event },
        this.#options(accessToken, signal),
      ),
    );
    return readGoogleEvent(answer.data, event.id);
  }

  async get(accessToken: string, eventId: string, signal: AbortSignal): Promise<GoogleEvent> {
    const answer = await this.#call(signal, () =>
      this.#events.get({ ...onPrimary, eventId }, this.#options(accessToken, signal)),
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
      this.#events.update(
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
    await this.#call(signal, () =>
      this.#events.delete(
        { ...quietlyOnPrimary, eventId },
        this.#options(accessToken, signal, condition),
      ),
    );
  }

  /**
   * The token goes along as a header of this one call (measured: the cheapest way). The client has
   * no credentials of its own, so it has nothing to refresh and no reason to send anything again.
   */
  #options(accessToken: string, signal: AbortSignal, { ifMatch }: WriteCondition = {}) {
    return {
      ...transportOptions,
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

  async #call<Answer>(signal: AbortSignal, send: () => Promise<Answer>): Promise<Answer> {
    try {
      return await send();
    } catch (error) {
      throw toGoogleError(error, this.now(), signal);
    }
  }
}
