import { z } from 'zod';
import type { Browser, Sent } from './browser.js';
import { callsOfAlt, type GoogleCall } from './google.calls.js';

const moment = z.object({
  date: z.string().optional(),
  dateTime: z.string().optional(),
  timeZone: z.string().optional(),
});

const event = z.object({
  id: z.string(),
  etag: z.string(),
  summary: z.string().default(''),
  location: z.string().default(''),
  description: z.string().default(''),
  start: moment,
  end: moment,
  extendedProperties: z
    .object({ private: z.object({ altAppointmentId: z.string() }).optional() })
    .optional(),
});

/** An event as Google holds it. */
export type CalendarEvent = z.output<typeof event>;

/** The appointment that an event is of; empty: it is none of ALT's. */
export const appointmentOf = (of: CalendarEvent): string =>
  of.extendedProperties?.private?.altAppointmentId ?? '';

const eventList = z.object({ items: z.array(event) });
const callList = z.object({
  items: z.array(z.object({ operation: z.string(), status: z.number().nullable() })),
});

/** What Google does instead of what it should; see the sandbox's `POST /sandbox/faults`. */
export type Fault = Readonly<Record<string, string | number | boolean | null>>;

/** One account's calendar, seen as its owner sees it, in a Google that can be made to fail. */
export class GoogleCalendar {
  constructor(
    private readonly browser: Browser,
    private readonly google: string,
    readonly account: string,
  ) {}

  async events(): Promise<CalendarEvent[]> {
    return eventList.parse(await this.#ask('GET', this.#path)).items;
  }

  async eventsOf(appointmentId: string): Promise<CalendarEvent[]> {
    return (await this.events()).filter((one) => appointmentOf(one) === appointmentId);
  }

  /** What ALT has called so far, oldest first. */
  async calls(): Promise<GoogleCall[]> {
    return callsOfAlt(callList.parse(await this.#ask('GET', '/sandbox/requests')).items);
  }

  /** An event that its owner makes in Google. */
  async isGiven(made: object): Promise<CalendarEvent> {
    return event.parse(await this.#ask('POST', this.#path, { json: made }));
  }

  /** Once, unless the fault says how often. */
  async fails(fault: Fault): Promise<void> {
    await this.#ask('POST', '/sandbox/faults', { json: { ...fault, account: this.account } });
  }

  async isWellAgain(): Promise<void> {
    await this.#ask('DELETE', '/sandbox/faults');
  }

  get #path(): string {
    return `/sandbox/accounts/${encodeURIComponent(this.account)}/events`;
  }

  async #ask(method: string, path: string, sent?: Sent): Promise<unknown> {
    const { status, text } = await this.browser.request(method, this.google + path, sent);
    if (status >= 400) throw new Error(`the sandbox answered ${status} to ${method} ${path}`);
    return text === '' ? undefined : JSON.parse(text);
  }
}
