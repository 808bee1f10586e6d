import { z } from 'zod';
import * as answers from './agent.answers.js';
import type { Appointment, Connection } from './agent.answers.js';
import type { Browser, BrowserAnswer } from './browser.js';
import { consentTo, type Permission, readConsentForm } from './consent.form.js';

/** What an agent fills in; see `POST /api/appointments`. */
export type AppointmentFields = Readonly<Record<string, string | boolean | null>>;

/** An agent at her browser: everything goes over HTTP, as the API promises it. */
export class Agent {
  constructor(
    private readonly browser: Browser,
    /** Where ALT is, without a final slash. */
    private readonly alt: string,
  ) {}

  async signUp(name: string, email: string, password: string): Promise<void> {
    await this.#ask(201, 'POST', '/api/accounts', { name, email, password });
  }

  /** @returns the contact's id */
  async addClient(name: string, phone: string): Promise<string> {
    const body = await this.#ask(201, 'POST', '/api/contacts', { name, phone });
    return answers.created.parse(body).id;
  }

  async make(fields: AppointmentFields): Promise<Appointment> {
    return answers.appointment.parse(await this.#ask(201, 'POST', '/api/appointments', fields));
  }

  async edit({ id }: Appointment, fields: AppointmentFields): Promise<Appointment> {
    return answers.appointment.parse(
      await this.#ask(200, 'PATCH', `/api/appointments/${id}`, fields),
    );
  }

  async delete({ id }: Appointment): Promise<void> {
    await this.#ask(204, 'DELETE', `/api/appointments/${id}`);
  }

  async look(id: string): Promise<Appointment> {
    return answers.appointment.parse(await this.#ask(200, 'GET', `/api/appointments/${id}`));
  }

  async connection(): Promise<Connection> {
    return answers.connection.parse(await this.#ask(200, 'GET', '/api/calendar-connection'));
  }

  async disconnect(): Promise<void> {
    await this.#ask(204, 'DELETE', '/api/calendar-connection');
  }

  /** "Connect": to Google's consent page, its form, and back to wherever that leads. */
  async connect(account: string): Promise<{ asked: readonly Permission[]; backAt: string }> {
    const { url } = answers.consentAddress.parse(
      await this.#ask(200, 'POST', '/api/calendar-connection/authorize'),
    );
    const page = await this.browser.follow(await this.browser.request('GET', url));
    const form = readConsentForm(page.text);
    const sent = await this.browser.request('POST', new URL(form.action, page.url).href, {
      form: consentTo(form, account),
    });
    const landed = await this.browser.follow(sent);
    const { pathname, search, origin } = new URL(landed.url);
    const isHome = origin === this.alt && landed.status === 200;
    return { asked: form.permissions, backAt: isHome ? pathname + search : landed.url };
  }

  async #ask(status: number, method: string, path: string, json?: unknown): Promise<unknown> {
    const sent = json === undefined ? undefined : { json };
    const answer = await this.browser.request(method, this.alt + path, sent);
    if (answer.status === status) return answer.text === '' ? undefined : JSON.parse(answer.text);
    throw new Error(`${method} ${path} answered ${answer.status}${codeOf(answer)}, not ${status}`);
  }
}

const problem = z.object({ code: z.string() });

function codeOf({ text }: BrowserAnswer): string {
  try {
    return ` (${problem.parse(JSON.parse(text)).code})`;
  } catch {
    return '';
  }
}
