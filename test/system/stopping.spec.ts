import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { eventually } from '#test/eventually.js';
import { insertLane, readLane } from '#test/outbox/lane.factory.js';
import { createTestDatabase, type TestDatabase } from '#test/postgres/test-database.js';
import { tour } from '../../apps/calendar-sync/src/calendar/appointment.fixture.js';
import { ScriptedServer } from '../../apps/calendar-sync/src/google/scripted-server.fixture.js';
import { readKeyRing } from '../../apps/calendar-sync/src/vault/key.ring.js';
import { TokenVault } from '../../apps/calendar-sync/src/vault/token.vault.js';
import { freePorts } from './free.ports.js';
import { ServiceProcess } from './service.process.js';

const keys = `test:${randomBytes(32).toString('base64')}`;
const agentId = randomUUID();

describe('SIGTERM, while Google does not answer the renewal of a token', () => {
  const google = new ScriptedServer();
  let database: TestDatabase;
  let owner: Client;
  let origin: string;

  beforeAll(async () => {
    google.script = () => undefined;
    origin = await google.start();
    database = await createTestDatabase();
    owner = new Client({ connectionString: database.ownerUrl });
    await owner.connect();
  });
  afterAll(async () => {
    await google.stop();
    await owner.end();
    await database.drop();
  });

  async function start(): Promise<ServiceProcess> {
    const [port = 0] = await freePorts(1);
    return ServiceProcess.start('calendar-sync', port, {
      LOG_LEVEL: 'debug',
      SERVICE_SECRET: randomBytes(32).toString('base64'),
      DATABASE_URL: database.calendarSyncUrl,
      CALENDAR_SYNC_PORT: String(port),
      TOKEN_ENCRYPTION_KEYS: keys,
      GOOGLE_CLIENT_ID: 'sandbox-client.apps.googleusercontent.com',
      GOOGLE_CLIENT_SECRET: 'sandbox-secret',
      GOOGLE_TOKEN_URL: `${origin}/token`,
      GOOGLE_REVOKE_URL: `${origin}/revoke`,
      GOOGLE_CALENDAR_ROOT_URL: `${origin}/`,
    });
  }

  /** Connected, with an access token that ran out. */
  async function connect(): Promise<void> {
    const { ring } = readKeyRing(keys);
    if (ring === undefined) throw new Error('no key ring');
    const vault = new TokenVault(ring);
    await owner.query(
      `insert into calendar_sync.connection (agent_id, state, connected_at)
       values ($1, 'connected', now())`,
      [agentId],
    );
    await owner.query(
      `insert into calendar_sync.credential (agent_id, refresh_token, access_token, access_expires_at)
       values ($1, $2, $3, now())`,
      [
        agentId,
        vault.seal('1//refresh', { agentId, purpose: 'refresh_token' }),
        vault.seal('ya29.access', { agentId, purpose: 'access_token' }),
      ],
    );
  }

  const credential = async (): Promise<unknown> => {
    const { rows } = await owner.query<Record<string, unknown>>(
      'select * from calendar_sync.credential where agent_id = $1',
      [agentId],
    );
    return rows;
  };

  it('ends the process in time and in order: nothing is decided, and the change is due', async () => {
    await connect();
    const stored = await credential();
    const lane = await insertLane(owner, { agentId });
    await owner.query('update outbox.lane set payload = $1', [JSON.stringify(tour)]);
    const calendarSync = await start();
    await eventually(() => expect(google.requests).toBe(1));
    calendarSync.signal('SIGTERM');
    expect(await calendarSync.exited).toMatchObject({ code: 0 });
    expect(calendarSync.output).toContain('stopped');
    expect(await credential()).toEqual(stored);
    expect(await readLane(owner, lane.appointment_id)).toMatchObject({
      state: 'due',
      last_error_code: 'google_aborted',
    });
  });
});
