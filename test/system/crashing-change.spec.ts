import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { eventually } from '#test/eventually.js';
import { insertLane, type LaneRow, raiseVersionSql, readLane } from '#test/outbox/lane.factory.js';
import { createTestDatabase, type TestDatabase } from '#test/postgres/test-database.js';
import { CrashingRelay } from './crashing/crashing.relay.js';

/** Each crash costs a start of a process and a lease. */
const patienceMs = 150_000;

/** As documented in docs/operations.md. */
const mostCrashesOfAChange = 5;

let database: TestDatabase;
let owner: Client;
let relay: CrashingRelay | undefined;

beforeEach(async () => {
  database = await createTestDatabase();
  owner = new Client({ connectionString: database.ownerUrl });
  await owner.connect();
});

afterEach(async () => {
  await relay?.stop();
  await owner.end();
  await database.drop();
});

async function insertPoison(agentId: string): Promise<LaneRow> {
  const lane = await insertLane(owner, { agentId, dueInSeconds: -5 });
  await setKills(lane, true);
  return lane;
}

async function setKills({ appointment_id: id }: LaneRow, kills: boolean): Promise<void> {
  await owner.query('update outbox.lane set payload = $2 where appointment_id = $1', [
    id,
    JSON.stringify({ kills }),
  ]);
}

async function untilNothingIsDue(): Promise<void> {
  await eventually(async () => {
    const { rows } = await owner.query(`select from outbox.lane where state = 'due'`);
    expect(rows).toHaveLength(0);
  }, patienceMs);
}

async function statesOf(lanes: readonly LaneRow[]): Promise<string[]> {
  const rows = await Promise.all(lanes.map((lane) => readLane(owner, lane.appointment_id)));
  return rows.map(({ state, last_error_code: code }) =>
    code === null ? state : `${state} ${code}`,
  );
}

describe('a change whose delivery kills the process', () => {
  it('is found out after a known number of crashes, and everybody else is delivered', async () => {
    const agents = Array.from({ length: 12 }, () => randomUUID());
    const innocents = await Promise.all(
      agents.flatMap((agentId) => [1, 2].map(() => insertLane(owner, { agentId }))),
    );
    const poison = await insertPoison(agents[7] ?? '');
    relay = new CrashingRelay(database.calendarSyncUrl);
    await untilNothingIsDue();
    expect(relay.crashes).toBe(mostCrashesOfAChange);
    expect(await statesOf([poison])).toEqual(['failed delivery_crashes']);
    expect(new Set(await statesOf(innocents))).toEqual(new Set(['done']));

    await owner.query(raiseVersionSql, [poison.appointment_id]);
    await setKills(poison, false);
    await untilNothingIsDue();
    expect(await statesOf([poison])).toEqual(['done']);
    expect(relay.delivered.at(-1)).toEqual({
      appointmentId: poison.appointment_id,
      version: 2,
      kills: false,
    });
    expect(relay.crashes).toBe(mostCrashesOfAChange);
  }, 180_000);

  it('costs no more than that each where there are several, of one agent and of others', async () => {
    const agentId = randomUUID();
    const poisons = [
      await insertPoison(agentId),
      await insertPoison(agentId),
      await insertPoison(randomUUID()),
    ];
    const innocents = await Promise.all(
      [agentId, randomUUID()].map((agent) => insertLane(owner, { agentId: agent })),
    );
    relay = new CrashingRelay(database.calendarSyncUrl);
    await untilNothingIsDue();
    expect(relay.crashes).toBeLessThanOrEqual(poisons.length * mostCrashesOfAChange);
    expect(new Set(await statesOf(poisons))).toEqual(new Set(['failed delivery_crashes']));
    expect(new Set(await statesOf(innocents))).toEqual(new Set(['done']));
  }, 180_000);
});
