import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Client, Pool } from 'pg';
import { Registry } from 'prom-client';
import { createLogger } from '#shared/logging/index.js';
import { insertLane, raiseVersionSql, readLane } from '#test/outbox/lane.factory.js';
import { createTestDatabase, type TestDatabase } from '#test/postgres/test-database.js';
import { OutboxClaimer } from './outbox.claimer.js';
import { type FinishedTurn, OutboxSettler } from './outbox.settler.js';
import { RelayMetrics } from './relay.metrics.js';
import { defaultRelaySettings, type RelaySettings } from './relay.settings.js';
import { settlementOf, unstarted } from './settlement.decider.js';
import type { Verdict } from './change.handler.js';
import type { Turn } from './turn.js';

const snooze = { kind: 'snooze', scope: 'lane', fault: { code: 'slow', detail: null } } as const;
const done: Verdict = { kind: 'done', receipt: { eventId: 'alt1' } };

let database: TestDatabase;
/** As the service connects: with its own role and no more rights. */
let pool: Pool;
let owner: Client;

beforeAll(async () => {
  database = await createTestDatabase();
  pool = new Pool({ connectionString: database.calendarSyncUrl });
  owner = new Client({ connectionString: database.ownerUrl });
  await owner.connect();
});

afterAll(async () => {
  await pool.end();
  await owner.end();
  await database.drop();
});

beforeEach(async () => {
  await owner.query('truncate outbox.lane, calendar_sync.turn');
});

function claimerWith(settings: Partial<RelaySettings> = {}): OutboxClaimer {
  return new OutboxClaimer(pool, { ...defaultRelaySettings, ...settings });
}

function settler(registry = new Registry()): OutboxSettler {
  return new OutboxSettler(pool, new RelayMetrics(registry), createLogger('test', 'silent'));
}

function endOf(turn: Turn, verdict: Verdict = done): FinishedTurn {
  const settlements = turn.lanes.map((lane) =>
    settlementOf(lane, verdict, defaultRelaySettings, 0.5),
  );
  return { turn, settlements, notes: [], restMs: 0 };
}

async function claimOne(claimer = claimerWith()): Promise<Turn> {
  const { turns } = await claimer.claim(10);
  const [turn] = turns;
  if (turn === undefined || turns.length !== 1) throw new Error(`claimed ${turns.length} turns`);
  return turn;
}

/** As if the lease had run out: nobody has to wait for it. */
async function endLease(agentId: string): Promise<void> {
  await owner.query(
    `update calendar_sync.turn set lease_until = now() - interval '1 ms' where agent_id = $1`,
    [agentId],
  );
}

describe('claiming', () => {
  it('hands out the oldest due lanes of an agent, up to the limit of a turn', async () => {
    const agentId = randomUUID();
    const ages = [3, 9, 5, 1];
    const lanes = await Promise.all(
      ages.map((seconds) => insertLane(owner, { agentId, dueInSeconds: -seconds })),
    );
    const turn = await claimOne(claimerWith({ lanesPerTurn: 3 }));
    expect(turn.lanes.map((lane) => lane.appointmentId)).toEqual(
      [lanes[1], lanes[2], lanes[0]].map((lane) => lane?.appointment_id),
    );
    expect(turn.lanes[0]).toMatchObject({ agentId, version: 1, attempt: 1, receipt: null });
  });

  it('leaves alone what is not due: later, paused, failed, skipped or done', async () => {
    await insertLane(owner, { dueInSeconds: 60 });
    await insertLane(owner, { state: 'paused' });
    await insertLane(owner, { state: 'failed' });
    await insertLane(owner, { state: 'skipped' });
    await insertLane(owner, { state: 'done' });
    expect(await claimerWith().claim(10)).toEqual({ turns: [], sweepFinished: true });
  });

  it('gives an agent to one claimer only until the turn is settled', async () => {
    const agentId = randomUUID();
    await insertLane(owner, { agentId });
    const turn = await claimOne();
    await insertLane(owner, { agentId });
    expect((await claimerWith().claim(10)).turns).toEqual([]);
    await settler().settle(endOf(turn));
    expect((await claimerWith().claim(10)).turns).toHaveLength(1);
  });

  it('never gives one agent to two claimers at once', async () => {
    const agents = Array.from({ length: 40 }, () => randomUUID());
    await Promise.all(
      agents.flatMap((agentId) => [insertLane(owner, { agentId }), insertLane(owner, { agentId })]),
    );
    const claims = await Promise.all(Array.from({ length: 8 }, () => claimerWith().claim(40)));
    const claimed = claims.flatMap(({ turns }) => turns.map((turn) => turn.agentId));
    expect(new Set(claimed).size).toBe(claimed.length);
  });

  it('goes round: the next claim begins behind the agent where the last one stopped', async () => {
    const agents = Array.from({ length: 5 }, () => randomUUID()).toSorted();
    await Promise.all(agents.map((agentId) => insertLane(owner, { agentId })));
    const claimer = claimerWith();
    const seen: string[] = [];
    for (const most of [2, 2, 2]) {
      const { turns } = await claimer.claim(most);
      seen.push(...turns.map((turn) => turn.agentId));
    }
    expect(seen).toEqual(agents);
  });

  it('looks at a bounded number of agents and says that it has not seen all', async () => {
    await Promise.all(Array.from({ length: 3 }, () => insertLane(owner, { dueInSeconds: 60 })));
    const due = await insertLane(owner, { agentId: 'ffffffff-ffff-4fff-bfff-ffffffffffff' });
    const claimer = claimerWith({ agentsPerClaim: 3 });
    expect(await claimer.claim(10)).toEqual({ turns: [], sweepFinished: false });
    const { turns } = await claimer.claim(10);
    expect(turns.map((turn) => turn.agentId)).toEqual([due.agent_id]);
  });

  it('comes to an end when nobody of many agents can be given a turn', async () => {
    await Promise.all(Array.from({ length: 5 }, () => insertLane(owner, { dueInSeconds: 60 })));
    const claimer = claimerWith({ agentsPerClaim: 2 });
    const ends: boolean[] = [];
    for (let claim = 1; claim <= 6; claim += 1) ends.push((await claimer.claim(10)).sweepFinished);
    expect(ends).toEqual([false, false, true, false, false, true]);
  });

  it('comes to an end when a writer has everything locked', async () => {
    await Promise.all(Array.from({ length: 5 }, () => insertLane(owner)));
    await owner.query('begin');
    await owner.query('select from outbox.lane for update');
    const claimer = claimerWith();
    const claims = [await claimer.claim(2), await claimer.claim(2), await claimer.claim(2)];
    await owner.query('rollback');
    expect(claims.map(({ turns }) => turns.length)).toEqual([0, 0, 0]);
    expect(claims.at(-1)?.sweepFinished).toBe(true);
  });

  it('skips a lane that an open transaction has locked, and takes the agent’s others', async () => {
    const agentId = randomUUID();
    const locked = await insertLane(owner, { agentId, dueInSeconds: -9 });
    const free = await insertLane(owner, { agentId });
    await owner.query('begin');
    await owner.query(raiseVersionSql, [locked.appointment_id]);
    const turn = await claimOne();
    await owner.query('rollback');
    expect(turn.lanes.map((lane) => lane.appointmentId)).toEqual([free.appointment_id]);
  });

  it('takes over when a lease ran out, and counts the attempt', async () => {
    const { agent_id: agentId } = await insertLane(owner);
    await claimOne();
    await endLease(agentId);
    expect(await claimOne()).toMatchObject({ lanes: [{ attempt: 2 }] });
  });

  it('lets an agent rest for as long as the last turn said', async () => {
    await insertLane(owner);
    const turn = await claimOne();
    const settlements = turn.lanes.map((lane) => unstarted(lane));
    await settler().settle({ turn, settlements, notes: [], restMs: 60_000 });
    expect((await claimerWith().claim(10)).turns).toEqual([]);
  });
});

describe('settling', () => {
  it('records what was acknowledged and frees the agent', async () => {
    const lane = await insertLane(owner);
    await settler().settle(endOf(await claimOne()));
    expect(await readLane(owner, lane.appointment_id)).toMatchObject({
      state: 'done',
      done_version: 1,
      receipt: { eventId: 'alt1' },
      last_error_code: null,
    });
  });

  it('changes nothing when the lease was lost meanwhile', async () => {
    const lane = await insertLane(owner);
    const late = await claimOne();
    await endLease(lane.agent_id);
    await claimOne();
    const before = await readLane(owner, lane.appointment_id);
    const registry = new Registry();
    await settler(registry).settle(endOf(late));
    expect(await readLane(owner, lane.appointment_id)).toEqual(before);
    expect(await registry.metrics()).toMatch(/^relay_lost_leases_total 1$/m);
    expect((await claimerWith().claim(10)).turns).toEqual([]);
  });

  it('counts work whose lease ended while nobody else took it', async () => {
    const lane = await insertLane(owner);
    const turn = await claimOne();
    await endLease(lane.agent_id);
    await settler().settle(endOf(turn));
    expect(await readLane(owner, lane.appointment_id)).toMatchObject({ state: 'done' });
  });

  it('keeps the lane due when a newer version came, and keeps what was acknowledged', async () => {
    const lane = await insertLane(owner);
    const turn = await claimOne();
    await owner.query(raiseVersionSql, [lane.appointment_id]);
    await settler().settle(endOf(turn));
    expect(await readLane(owner, lane.appointment_id)).toMatchObject({
      state: 'due',
      wanted_version: 2,
      done_version: 1,
      attempts: 0,
      receipt: { eventId: 'alt1' },
    });
  });

  it('does not hold a newer version back because the older one failed', async () => {
    const lane = await insertLane(owner);
    const turn = await claimOne();
    await owner.query(raiseVersionSql, [lane.appointment_id]);
    await settler().settle(endOf(turn, { kind: 'fail', fault: { code: 'bad', detail: 'no' } }));
    expect(await readLane(owner, lane.appointment_id)).toMatchObject({
      state: 'due',
      attempts: 0,
      last_error_code: null,
    });
  });

  it('does not wait for a writer that has the lane locked: the lane is delivered again', async () => {
    const lane = await insertLane(owner);
    const turn = await claimOne();
    await owner.query('begin');
    await owner.query(raiseVersionSql, [lane.appointment_id]);
    await settler().settle(endOf(turn));
    await owner.query('commit');
    expect(await readLane(owner, lane.appointment_id)).toMatchObject({
      state: 'due',
      done_version: 0,
    });
    expect(await claimOne()).toMatchObject({ lanes: [{ version: 2, attempt: 1 }] });
  });

  it('remembers since when a change has been failing', async () => {
    const lane = await insertLane(owner);
    const fault = { code: 'google_backend_error', detail: 'Backend Error' };
    const retryAtOnce = { ...defaultRelaySettings, retryCapMs: 0 };
    const turn = await claimOne();
    const settlements = turn.lanes.map((claimed) =>
      settlementOf(claimed, { kind: 'retry', fault }, retryAtOnce, 0),
    );
    await settler().settle({ turn, settlements, notes: [], restMs: 0 });
    const failing = await readLane(owner, lane.appointment_id);
    expect(failing).toMatchObject({ attempts: 1, last_error_code: fault.code, state: 'due' });
    expect(failing.failing_since).toBeInstanceOf(Date);
    expect((await claimOne()).lanes[0]?.failingForMs).toBeGreaterThan(0);
  });

  it('gives the attempt of an unstarted lane back', async () => {
    const lane = await insertLane(owner);
    const turn = await claimOne();
    await settler().settle({
      turn,
      settlements: turn.lanes.map((lane) => unstarted(lane)),
      notes: [],
      restMs: 0,
    });
    expect(await readLane(owner, lane.appointment_id)).toMatchObject({ state: 'due', attempts: 0 });
  });

  it('stores what Google said though PostgreSQL cannot: it must not come back for ever', async () => {
    const lane = await insertLane(owner);
    const words = 'a\u0000b\ud800';
    const fault = { code: 'odd', detail: words };
    await settler().settle(endOf(await claimOne(), { kind: 'fail', fault }));
    expect(await readLane(owner, lane.appointment_id)).toMatchObject({
      state: 'failed',
      last_error_detail: 'a\ufffdb\ufffd',
    });
    await owner.query(raiseVersionSql, [lane.appointment_id]);
    await settler().settle(endOf(await claimOne(), { kind: 'done', receipt: { eventUrl: words } }));
    expect(await readLane(owner, lane.appointment_id)).toMatchObject({
      state: 'done',
      receipt: { eventUrl: 'a\ufffdb\ufffd' },
    });
  });

  it('settles the other turns when one turn’s values cannot be stored', async () => {
    const [poisoned, healthy] = [await insertLane(owner), await insertLane(owner)];
    const { turns } = await claimerWith().claim(10);
    const shared = settler();
    await Promise.all(
      turns.map((turn) =>
        shared.settle(
          turn.agentId === poisoned.agent_id
            ? endOf(turn, { ...snooze, delayMs: Number.POSITIVE_INFINITY })
            : endOf(turn),
        ),
      ),
    );
    expect(await readLane(owner, healthy.appointment_id)).toMatchObject({ state: 'done' });
    expect(await readLane(owner, poisoned.appointment_id)).toMatchObject({ state: 'due' });
  });
});
