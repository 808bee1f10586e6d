import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { createTestDatabase, type TestDatabase } from '#test/postgres/test-database.js';
import { freePorts } from './free.ports.js';
import { ServiceProcess } from './service.process.js';

/** Faster than in production where a test would otherwise wait for nothing. */
const impatience = {
  RELAY_LEASE_MS: '1500',
  RELAY_DELIVERY_MS: '1000',
  GOOGLE_CALL_TIMEOUT_MS: '900',
  RELAY_POLL_MS: '100',
  RELAY_RETRY_BASE_MS: '100',
  RELAY_RETRY_CAP_MS: '400',
};

/** crm-api, calendar-sync and the sandbox as processes on a database of their own. */
export class Product {
  private constructor(
    readonly database: TestDatabase,
    /** As the database's owner: sees everything. */
    readonly owner: Client,
    readonly sandbox: ServiceProcess,
    readonly crmApi: ServiceProcess,
    public calendarSync: ServiceProcess,
    private readonly startCalendarSync: (port?: number) => Promise<ServiceProcess>,
  ) {}

  static async start(): Promise<Product> {
    const database = await createTestDatabase();
    const owner = new Client({ connectionString: database.ownerUrl });
    await owner.connect();
    const [sandboxPort = 0, syncPort = 0, crmPort = 0] = await freePorts(3);
    const common = { LOG_LEVEL: 'debug', SERVICE_SECRET: randomBytes(32).toString('base64') };
    const google = `http://127.0.0.1:${sandboxPort}`;

    const startCalendarSync = async (port = syncPort): Promise<ServiceProcess> =>
      ServiceProcess.start('calendar-sync', port, {
        ...common,
        ...impatience,
        DATABASE_URL: database.calendarSyncUrl,
        CALENDAR_SYNC_PORT: String(port),
        TOKEN_ENCRYPTION_KEYS: tokenKeys,
        GOOGLE_CLIENT_ID: 'sandbox-client.apps.googleusercontent.com',
        GOOGLE_CLIENT_SECRET: 'sandbox-secret',
        GOOGLE_AUTH_URL: `${google}/o/oauth2/v2/auth`,
        GOOGLE_TOKEN_URL: `${google}/token`,
        GOOGLE_REVOKE_URL: `${google}/revoke`,
        GOOGLE_CALENDAR_ROOT_URL: `${google}/`,
      });
    const tokenKeys = `test:${randomBytes(32).toString('base64')}`;
    const [sandbox, calendarSync, crmApi] = await Promise.all([
      ServiceProcess.start('google-sandbox', sandboxPort, {
        LOG_LEVEL: 'debug',
        GOOGLE_SANDBOX_PORT: String(sandboxPort),
      }),
      startCalendarSync(),
      ServiceProcess.start('crm-api', crmPort, {
        ...common,
        DATABASE_URL: database.crmApiUrl,
        CRM_API_PORT: String(crmPort),
        CRM_API_HOST: '127.0.0.1',
        PUBLIC_URL: `http://127.0.0.1:${crmPort}`,
        CALENDAR_SYNC_URL: `http://127.0.0.1:${syncPort}`,
        SESSION_SECRET: randomBytes(32).toString('base64'),
      }),
    ]);
    return new Product(database, owner, sandbox, crmApi, calendarSync, startCalendarSync);
  }

  /** All that the services said so far, the killed ones included. */
  get output(): string {
    return this.#before + this.crmApi.output + this.calendarSync.output + this.sandbox.output;
  }
  #before = '';

  async crashCalendarSync(): Promise<void> {
    await this.calendarSync.kill();
    this.#before += this.calendarSync.output;
  }

  async restartCalendarSync(): Promise<void> {
    this.calendarSync = await this.startCalendarSync();
  }

  /** One more replica, on the same database; the caller stops it. */
  async startAnotherCalendarSync(): Promise<ServiceProcess> {
    const [port = 0] = await freePorts(1);
    return this.startCalendarSync(port);
  }

  async stop(): Promise<void> {
    await Promise.all([this.crmApi.stop(), this.calendarSync.stop(), this.sandbox.stop()]);
    await this.owner.end();
    await this.database.drop();
  }
}
