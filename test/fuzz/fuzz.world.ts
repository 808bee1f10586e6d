import { AgentClient } from '../system/agent.client.js';
import type { GoogleControl } from '../system/google.control.js';
import type { Operation } from './api.description.js';
import type { KnownField } from './body.generator.js';
import type { Dice } from './dice.js';

interface Belongings {
  readonly contacts: string[];
  readonly appointments: string[];
}

/** More than these would only make the lists longer. */
const most = 40;

/**
 * Who the fuzzer is signed in as, and what is theirs: so that a request can name what exists, what
 * is gone and what is somebody else's.
 */
export class FuzzWorld {
  readonly goneIds: string[] = [];
  readonly cursors: string[] = [];
  #people = 0;
  #own: Belongings = { contacts: [], appointments: [] };
  #anothers: Belongings = { contacts: [], appointments: [] };

  private constructor(
    private readonly dice: Dice,
    private readonly address: string,
    private readonly google: GoogleControl,
    private readonly domain: string,
    private agent: AgentClient,
  ) {}

  static async make(
    dice: Dice,
    address: string,
    google: GoogleControl,
    domain = 'alt.example',
  ): Promise<FuzzWorld> {
    const stranger = await AgentClient.signUp(address, 'Stranger', `stranger@${domain}`);
    const world = new FuzzWorld(dice, address, google, domain, stranger);
    await world.replenish();
    world.#anothers = world.#own;
    await world.signUpAnew();
    return world;
  }

  get cookie(): string {
    return [...this.agent.browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  /** Somebody new, with a calendar. */
  async signUpAnew(): Promise<void> {
    this.#people += 1;
    const name = `person${this.#people}`;
    this.agent = await AgentClient.signUp(this.address, name, `${name}@${this.domain}`);
    this.#own = { contacts: [], appointments: [] };
    await this.connect();
  }

  async connect(): Promise<void> {
    await this.agent.connect(this.google, `person${this.#people}@gmail.${this.domain}`);
  }

  async signInAgain(): Promise<void> {
    const { email, password } = this.agent;
    await this.agent.expect(200, 'POST', '/api/session', { email, password });
  }

  /** There is always a contact and an appointment to name. */
  async replenish(): Promise<void> {
    if (this.#own.contacts.length === 0) {
      remember(this.#own.contacts, await this.agent.createContact('Jordan Client'));
    }
    if (this.#own.appointments.length === 0) {
      const contactId = this.dice.pick(this.#own.contacts);
      remember(this.#own.appointments, (await this.agent.createAppointment(contactId, 'Tour')).id);
    }
  }

  idFor(operation: Operation): string {
    return this.dice.pick(listIn(this.#own, operation));
  }

  anothersIdFor(operation: Operation): string {
    return this.dice.pick(listIn(this.#anothers, operation));
  }

  isAnothers(id: string): boolean {
    const { contacts, appointments } = this.#anothers;
    return [...contacts, ...appointments].includes(id.toLowerCase());
  }

  knownFieldsOf(operationId: string): KnownField {
    const { email, password } = this.agent;
    if (operationId === 'signUp') {
      this.#people += 1;
      return (name) => (name === 'email' ? `new${this.#people}@${this.domain}` : undefined);
    }
    const known: Readonly<Record<string, unknown>> = {
      contactId: this.dice.pick(this.#own.contacts),
      password,
      ...(operationId === 'signIn' ? { email } : {}),
    };
    return (name) => (Object.hasOwn(known, name) ? known[name] : undefined);
  }

  /** Learns from a success. */
  async learn({ id, path }: Operation, requested: string, body: unknown): Promise<void> {
    const answered = body as Readonly<Record<string, unknown>> | undefined;
    const named = requested.split(/[/?]/)[3] ?? '';
    switch (id) {
      case 'createContact':
      case 'createAppointment':
        remember(listIn(this.#own, { path }), String(answered?.['id']));
        break;
      case 'deleteContact':
      case 'deleteAppointment':
        forget(listIn(this.#own, { path }), named.toLowerCase());
        remember(this.goneIds, named);
        // The contact's appointments are gone as well; which ones, is not known here.
        if (id === 'deleteContact') this.#own.appointments.length = 0;
        break;
      case 'deleteAccount':
        await this.signUpAnew();
        break;
      case 'signIn':
      case 'signOut':
        await this.signInAgain();
        break;
      case 'disconnectCalendar':
        await this.connect();
        break;
    }
    const cursor = answered?.['nextCursor'];
    if (typeof cursor === 'string') this.cursors.unshift(cursor);
    await this.replenish();
  }
}

const listIn = (all: Belongings, { path }: { readonly path: string }): string[] =>
  path.startsWith('/api/contacts') ? all.contacts : all.appointments;

function remember(list: string[], id: string): void {
  list.unshift(id);
  list.length = Math.min(list.length, most);
}

function forget(list: string[], id: string): void {
  const place = list.indexOf(id);
  if (place >= 0) list.splice(place, 1);
}
