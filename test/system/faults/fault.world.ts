import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { AgentClient } from '../agent.client.js';
import { freePorts } from '../free.ports.js';
import { GoogleControl } from '../google.control.js';
import { ServiceProcess } from '../service.process.js';
import { GoogleDoor } from './google.door.js';

type Environment = Readonly<Record<string, string>>;

export interface Addresses {
  readonly ownerUrl: string;
  readonly crmApiUrl: string;
  readonly calendarSyncUrl: string;
}

/** Faster than in production where a test would otherwise wait for nothing. */
export const impatience = {
  RELAY_LEASE_MS: '1500',
  RELAY_DELIVERY_MS: '1200',
  GOOGLE_CALL_TIMEOUT_MS: '600',
  RELAY_POLL_MS: '50',
  RELAY_RETRY_BASE_MS: '50',
  RELAY_RETRY_CAP_MS: '200',
  // However much a fast machine writes, it must be delivered in the time that anybody waits for.
  GOOGLE_USER_QUOTA_PER_MINUTE: '100000',
  GOOGLE_PROJECT_QUOTA_PER_MINUTE: '100000',
} as const satisfies Environment;

const replicas = 2;

/** The product as processes, of which each can be started with surroundings of its own. */
export class FaultWorld {
  readonly google: GoogleControl;
  readonly #common = { LOG_LEVEL: 'info', SERVICE_SECRET: secret() };
  readonly #tokenKeys = `test:${secret()}`;
  readonly #sessionSecret = secret();
  readonly #processes: ServiceProcess[] = [];
  #people = 0;

  private constructor(
    private readonly addresses: Addresses,
    /** As the database's owner: sees everything. Not for a test that ends its connection. */
    readonly owner: Client,
    sandbox: ServiceProcess,
    readonly door: GoogleDoor,
    private readonly ports: readonly number[],
  ) {
    this.google = new GoogleControl(sandbox.address);
    this.#processes.push(sandbox);
  }

  /** Google alone; the services are started by who needs them. */
  static async around(addresses: Addresses): Promise<FaultWorld> {
    const owner = new Client({ connectionString: addresses.ownerUrl });
    owner.on('error', () => undefined);
    await owner.connect();
    const [sandboxPort = 0, ...ports] = await freePorts(2 + replicas);
    const sandbox = await ServiceProcess.start('google-sandbox', sandboxPort, {
      GOOGLE_SANDBOX_PORT: String(sandboxPort),
    });
    const door = new GoogleDoor(sandbox.address);
    await door.open();
    return new FaultWorld(addresses, owner, sandbox, door, ports);
  }

  async stop(): Promise<void> {
    await Promise.all(this.#processes.map(async (process) => process.kill()));
    await this.door.close();
    await this.owner.end();
  }

  get crmAddress(): string {
    return `http://127.0.0.1:${this.ports[0]}`;
  }

  async startCrmApi(changes: Environment = {}): Promise<ServiceProcess> {
    return this.#keep(
      await ServiceProcess.start('crm-api', this.ports[0] ?? 0, this.crmApi(changes)),
    );
  }

  /** @param number 1 is the one that crm-api speaks to */
  async startReplica(number: 1 | 2, changes: Environment = {}): Promise<ServiceProcess> {
    const port = this.portOf(number);
    return this.#keep(
      await ServiceProcess.start('calendar-sync', port, this.calendarSync(port, changes)),
    );
  }

  /** Not waited for, and ended with the world. */
  spawnReplica(number: 1 | 2, changes: Environment = {}, stdout?: number): ServiceProcess {
    const port = this.portOf(number);
    return this.#keep(
      ServiceProcess.spawn('calendar-sync', port, this.calendarSync(port, changes), stdout),
    );
  }

  spawnCrmApi(changes: Environment = {}, stdout?: number): ServiceProcess {
    return this.#keep(
      ServiceProcess.spawn('crm-api', this.ports[0] ?? 0, this.crmApi(changes), stdout),
    );
  }

  /** Signed up, connected to a Google account of that name, and with a client. */
  async connectedAgent(account?: string): Promise<ConnectedAgent> {
    const number = (this.#people += 1);
    const email = `agent${number}@alt.example`;
    const agent = await AgentClient.signUp(this.crmAddress, `Agent ${number}`, email);
    const of = account ?? `person${number}@gmail.example`;
    const outcome = await agent.connect(this.google, of);
    if (outcome !== '?calendar=connected') throw new Error(`not connected: ${outcome}`);
    const { id } = await agent.expect<{ id: string }>(200, 'GET', '/api/session');
    return { id, agent, account: of, contactId: await agent.createContact('Ada Byron') };
  }

  async rows<Row>(sql: string, values: readonly unknown[] = []): Promise<Row[]> {
    return (await this.owner.query(sql, [...values])).rows as Row[];
  }

  private portOf(number: 1 | 2): number {
    return this.ports[number] ?? 0;
  }

  private crmApi(changes: Environment): Environment {
    return {
      ...this.#common,
      DATABASE_URL: this.addresses.crmApiUrl,
      CRM_API_PORT: String(this.ports[0]),
      CRM_API_HOST: '127.0.0.1',
      PUBLIC_URL: this.crmAddress,
      CALENDAR_SYNC_URL: `http://127.0.0.1:${this.ports[1]}`,
      SESSION_SECRET: this.#sessionSecret,
      ...changes,
    };
  }

  private calendarSync(port: number, changes: Environment): Environment {
    const { address } = this.door;
    return {
      ...this.#common,
      ...impatience,
      DATABASE_URL: this.addresses.calendarSyncUrl,
      CALENDAR_SYNC_PORT: String(port),
      TOKEN_ENCRYPTION_KEYS: this.#tokenKeys,
      GOOGLE_CLIENT_ID: 'sandbox-client.apps.googleusercontent.com',
      GOOGLE_CLIENT_SECRET: 'sandbox-secret',
      GOOGLE_AUTH_URL: `${this.google.address}/o/oauth2/v2/auth`,
      GOOGLE_TOKEN_URL: `${address}/token`,
      GOOGLE_REVOKE_URL: `${address}/revoke`,
      GOOGLE_CALENDAR_ROOT_URL: `${address}/`,
      ...changes,
    };
  }

  #keep(process: ServiceProcess): ServiceProcess {
    this.#processes.push(process);
    return process;
  }
}

export interface ConnectedAgent {
  readonly id: string;
  readonly agent: AgentClient;
  /** At Google. */
  readonly account: string;
  readonly contactId: string;
}

const secret = (): string => randomBytes(32).toString('base64');
