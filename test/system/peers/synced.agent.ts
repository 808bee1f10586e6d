import type { Client } from 'pg';
import { appointmentBody } from '../../appointments/appointment.factory.js';
import { eventually } from '../../eventually.js';
import { AgentClient, type Appointment } from '../agent.client.js';
import type { CalendarEvent, GoogleCall, GoogleControl } from '../google.control.js';
import type { Product } from '../product.js';

export interface Connection {
  readonly state: string;
  readonly account: string | null;
  readonly connectedAt: string | null;
  readonly waiting: number;
  readonly retrying: number;
  readonly failed: number;
  readonly reason: string | null;
  readonly grantExpiresAt: string | null;
}

/** What only the database tells of an appointment's delivery. */
export interface Lane {
  readonly state: string;
  readonly attempts: number;
  readonly wanted_version: number;
  readonly done_version: number;
}

const path = '/api/calendar-connection';

/** An agent, their Google account, and what both of them show. */
export class SyncedAgent {
  private constructor(
    readonly client: AgentClient,
    public account: string,
    readonly contactId: string,
    private readonly google: GoogleControl,
    private readonly owner: Client,
  ) {}

  static async signUp(product: Product, google: GoogleControl, name: string): Promise<SyncedAgent> {
    const { address } = product.crmApi;
    const mailbox = name.toLowerCase().replaceAll(' ', '.');
    const client = await AgentClient.signUp(address, name, `${mailbox}@alt.example`);
    const contactId = await client.createContact('Jordan Client');
    return new SyncedAgent(client, `${mailbox}@gmail.example`, contactId, google, product.owner);
  }

  /** @param scopes what is left ticked on the consent page; all of it by default */
  async connect(scopes?: readonly string[]): Promise<string> {
    const answer = { email: this.account, decision: 'allow' } as const;
    await this.google.consent(scopes === undefined ? answer : { ...answer, scopes });
    return this.client.followConsent(this.account);
  }

  async disconnect(): Promise<void> {
    await this.client.expect(204, 'DELETE', path);
  }

  async connection(): Promise<Connection> {
    return this.client.expect<Connection>(200, 'GET', path);
  }

  async backfill(dryRun: boolean): Promise<number> {
    const body = await this.client.expect<{ appointments: number }>(
      200,
      'POST',
      `${path}/backfill`,
      { dryRun },
    );
    return body.appointments;
  }

  async make(title: string, changes: object = {}): Promise<Appointment> {
    const body = appointmentBody(this.contactId, { title, ...changes });
    return this.client.expect<Appointment>(201, 'POST', '/api/appointments', body);
  }

  async makeSynced(title: string, changes: object = {}): Promise<Appointment> {
    return this.synced(await this.make(title, changes));
  }

  /** While no calendar is connected; when that is settled, so that connecting does not bring it. */
  async makeUnsynced(title: string, changes: object = {}): Promise<Appointment> {
    const made = await this.make(title, changes);
    await eventually(async () => {
      const { state } = await this.lane(made);
      if (state !== 'skipped') throw new Error(`the appointment is ${state}`);
    });
    return made;
  }

  async edit({ id }: Appointment, patch: Readonly<Record<string, unknown>>): Promise<Appointment> {
    return this.client.edit(id, patch);
  }

  async delete({ id }: Appointment): Promise<void> {
    await this.client.expect(204, 'DELETE', `/api/appointments/${id}`);
  }

  /** When Google has the newest version. */
  async synced({ id }: Appointment): Promise<Appointment> {
    return this.when({ id }, ({ sync, version }) => {
      if (sync.state === 'synced' && sync.syncedVersion === version) return;
      throw new Error(`version ${version} is not synced: ${JSON.stringify(sync)}`);
    });
  }

  async when(
    { id }: { readonly id: string },
    look: (appointment: Appointment) => void,
  ): Promise<Appointment> {
    return eventually(async () => {
      const now = await this.client.appointment(id);
      look(now);
      return now;
    });
  }

  async whenConnection(looks: Partial<Connection>): Promise<Connection> {
    return eventually(async () => {
      const now = await this.connection();
      const shown: Readonly<Record<string, unknown>> = { ...now };
      if (Object.entries(looks).every(([name, value]) => shown[name] === value)) return now;
      throw new Error(`the connection looks otherwise: ${JSON.stringify(now)}`);
    });
  }

  async events(): Promise<CalendarEvent[]> {
    return this.google.events(this.account);
  }

  /** Titles of what stands in the calendar. */
  async titles(): Promise<string[]> {
    return (await this.events()).map(({ summary }) => summary);
  }

  async onlyEvent(): Promise<CalendarEvent> {
    const [event, ...others] = await this.events();
    if (event !== undefined && others.length === 0) return event;
    throw new Error(`expected one event, the calendar holds ${(await this.titles()).join()}`);
  }

  /** What was called in this account's name; by default whatever it was. */
  async calls(operation?: string): Promise<GoogleCall[]> {
    const calls = (await this.google.calls()).filter(({ account }) => account === this.account);
    return operation === undefined
      ? calls.filter(({ path: called }) => called.startsWith('/calendar/'))
      : calls.filter((call) => call.operation === operation);
  }

  /** Google answers this account's calls otherwise: once, unless the rule says how often. */
  async fault(rule: Readonly<Record<string, unknown>>): Promise<void> {
    await this.google.fault({ account: this.account, times: 1, ...rule });
  }

  async lane({ id }: { readonly id: string }): Promise<Lane> {
    const { rows } = await this.owner.query<Lane>(
      'select * from outbox.lane where appointment_id = $1',
      [id],
    );
    if (rows[0] === undefined) throw new Error(`appointment ${id} has no lane`);
    return rows[0];
  }

  /** As if another replica were busy with this agent. */
  async holdTurn(): Promise<void> {
    await this.#lease(`clock_timestamp() + interval '1 hour'`);
  }

  async freeTurn(): Promise<void> {
    await this.#lease(`'-infinity'`);
  }

  async #lease(until: string): Promise<void> {
    await this.#sql(
      `insert into calendar_sync.turn (agent_id, lease_until) values ($1, ${until})
       on conflict (agent_id) do update set lease_until = excluded.lease_until`,
    );
  }

  /** The access token is old, and has to be renewed before the next call. */
  async expireAccess(): Promise<void> {
    await this.#sql(
      `update calendar_sync.credential set access_expires_at = now() where agent_id = $1`,
    );
  }

  async id(): Promise<string> {
    return (await this.client.expect<{ id: string }>(200, 'GET', '/api/session')).id;
  }

  async #sql(sql: string): Promise<void> {
    await this.owner.query(sql, [await this.id()]);
  }
}
