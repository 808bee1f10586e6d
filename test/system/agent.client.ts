import { Browser } from '../crm-api/browser.js';
import { type Method, overNetworkTo } from '../crm-api/exchange.js';
import type { GoogleControl } from './google.control.js';

export interface Appointment {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly sync: {
    readonly state: string;
    readonly syncedVersion: number | null;
    readonly nextAttemptAt: string | null;
    readonly reason: string | null;
    readonly eventUrl: string | null;
  };
}

/** An agent at work: what people do, as the requests of a browser that is signed in. */
export class AgentClient {
  readonly browser: Browser;

  private constructor(
    address: string,
    readonly email: string,
    readonly password: string,
  ) {
    this.browser = new Browser(overNetworkTo(address));
  }

  static async signUp(address: string, name: string, email: string): Promise<AgentClient> {
    const agent = new AgentClient(address, email, `secret of ${email}`);
    const { password } = agent;
    await agent.expect(201, 'POST', '/api/accounts', { name, email, password });
    return agent;
  }

  async expect<Body>(status: number, method: Method, path: string, body?: unknown): Promise<Body> {
    const answer = await this.browser.send(method, path, { body });
    if (answer.status !== status) {
      throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`);
    }
    return answer.body as Body;
  }

  /**
   * Connects to Google as a person would: consent screen, callback, back on the settings page.
   * @returns the outcome that the settings page is told
   */
  async connect(google: GoogleControl, account: string): Promise<string> {
    await google.consent({ email: account, decision: 'allow' });
    return this.followConsent(account);
  }

  /** @param account whose decision is meant, where others decide at the same time */
  async followConsent(account?: string): Promise<string> {
    const { url } = await this.expect<{ url: string }>(
      200,
      'POST',
      '/api/calendar-connection/authorize',
    );
    const asked = new URL(url);
    if (account !== undefined) asked.searchParams.set('login_hint', account);
    const atGoogle = await fetch(asked, { redirect: 'manual' });
    const back = atGoogle.headers.get('location');
    if (back === null) throw new Error(`Google answered ${atGoogle.status}, no redirect`);
    const { pathname, search } = new URL(back);
    const landed = await this.browser.get(pathname + search);
    return new URL(String(landed.headers['location']), back).search;
  }

  async createContact(name: string): Promise<string> {
    const contact = await this.expect<{ id: string }>(201, 'POST', '/api/contacts', {
      name,
      email: 'client@example.com',
      phone: '+1 555 0100',
    });
    return contact.id;
  }

  async createAppointment(contactId: string, title: string): Promise<Appointment> {
    return this.expect<Appointment>(201, 'POST', '/api/appointments', {
      contactId,
      kind: 'property_tour',
      title,
      startsAt: '2126-03-12T15:00:00Z',
      endsAt: '2126-03-12T16:00:00Z',
      timeZone: 'America/New_York',
      location: '12 Elm Street',
      notes: 'Bring the keys',
    });
  }

  async edit(id: string, patch: Readonly<Record<string, unknown>>): Promise<Appointment> {
    return this.expect<Appointment>(200, 'PATCH', `/api/appointments/${id}`, patch);
  }

  async appointment(id: string): Promise<Appointment> {
    return this.expect<Appointment>(200, 'GET', `/api/appointments/${id}`);
  }
}
