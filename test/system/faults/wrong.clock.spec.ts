import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '#test/postgres/test-database.js';
import type { ServiceProcess } from '../service.process.js';
import { expectCalendarsEqualAlt } from './calendar.judge.js';
import { FaultWorld } from './fault.world.js';
import { expectNoAccident } from './log.judge.js';

let database: TestDatabase;
let world: FaultWorld;
let services: ServiceProcess[];

beforeAll(async () => {
  database = await createTestDatabase();
  world = await FaultWorld.around(database);
});

afterAll(async () => {
  await world.stop();
  await database.drop();
});

afterEach(async () => {
  for (const service of services) await service.kill();
});

const hourMs = 3_600_000;

/** Loaded before the service: its wall clock is wrong, its monotonic one goes on as it is. */
const clockOff = (byMs: number): Record<string, string> => {
  const module = `
    const Right = Date;
    const now = () => Right.now() + ${byMs};
    globalThis.Date = class extends Right {
      constructor(...given) { super(...(given.length === 0 ? [now()] : given)); }
      static now = now;
    };`;
  return { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(module)}` };
};

const right = {};

it.each([
  ['calendar-sync’s is an hour ahead', right, clockOff(hourMs)],
  ['calendar-sync’s is an hour behind', right, clockOff(-hourMs)],
  ['crm-api’s is an hour ahead', clockOff(hourMs), right],
  ['crm-api’s is an hour behind', clockOff(-hourMs), right],
])('all is as usual where %s', async (_whose, ofCrmApi, ofCalendarSync) => {
  services = await Promise.all([
    world.startCrmApi(ofCrmApi),
    world.startReplica(1, ofCalendarSync),
  ]);
  const one = await world.connectedAgent();
  const { agent, contactId, id } = one;
  const edited = await agent.createAppointment(contactId, 'To be edited');
  const deleted = await agent.createAppointment(contactId, 'To be deleted');
  await expectCalendarsEqualAlt(world, [one]);

  const refreshes = () => world.door.arrivals.filter(({ path }) => path === '/token').length;
  const before = refreshes();
  await world.rows(
    `update calendar_sync.credential set access_expires_at = now() where agent_id = $1`,
    [id],
  );
  await agent.edit(edited.id, { title: 'Edited' });
  await agent.expect(204, 'DELETE', `/api/appointments/${deleted.id}`);
  await expectCalendarsEqualAlt(world, [one]);
  // The renewed token is taken for as good as it is: once for both changes, and for the next.
  expect(refreshes()).toBe(before + 1);
  const [token] = await world.rows<{ minutes: number }>(
    `select extract(epoch from access_expires_at - now()) / 60 as minutes
     from calendar_sync.credential where agent_id = $1`,
    [id],
  );
  expect(Math.round(Number(token?.minutes))).toBe(60);

  await agent.expect(204, 'DELETE', '/api/calendar-connection');
  const connection = await agent.expect(200, 'GET', '/api/calendar-connection');
  expect(connection).toMatchObject({ state: 'not_connected' });
  for (const service of services) {
    expectNoAccident(service);
    expect(await service.stop()).toBe(0);
  }
});
