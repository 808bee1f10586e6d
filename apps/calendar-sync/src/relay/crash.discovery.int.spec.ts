import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually } from '#test/eventually.js';
import { insertLane, raiseVersionSql, readLane } from '#test/outbox/lane.factory.js';
import type { Verdict } from './change.handler.js';
import { RelayFixture } from './relay.fixture.js';
import { defaultRelaySettings } from './relay.settings.js';

const done: Verdict = { kind: 'done', receipt: null };

let relay: RelayFixture;
beforeAll(async () => {
  relay = await RelayFixture.open();
});
afterAll(() => relay.close());
beforeEach(() => relay.reset());

/** A process claims and ends before it settles anything. */
async function crashAfterClaim(): Promise<void> {
  await relay.claim();
  await relay.endLeases();
}

/** A handler that is busy until it is told what to answer. */
function busy() {
  const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
  const { promise: verdict, resolve: answer } = Promise.withResolvers<Verdict>();
  const runner = relay.runner(() => {
    begin();
    return verdict;
  });
  return { runner, begun, answer };
}

describe('a process that ended with lanes in its hands', () => {
  it('costs them nothing but the lease, the first time', async () => {
    const lane = await insertLane(relay.owner);
    await crashAfterClaim();
    expect(await relay.deliver(done)).toEqual([lane.appointment_id]);
    expect(await readLane(relay.owner, lane.appointment_id)).toMatchObject({
      state: 'done',
      unsettled: 0,
    });
    expect(await relay.metric('relay_abandoned_lanes_total')).toBe(1);
    expect(await relay.metric('relay_trials_total')).toBe(0);
  });

  it('makes them suspects the second time: each is delivered on trial, and passes', async () => {
    const lane = await insertLane(relay.owner);
    await crashAfterClaim();
    await crashAfterClaim();
    const turn = await relay.claimOne();
    let marked: unknown;
    const runner = relay.runner(async () => {
      // What is written down before the delivery begins would be there after a crash in it.
      marked = (await readLane(relay.owner, lane.appointment_id)).trials;
      return done;
    });
    await relay.finish(runner, turn);
    expect(marked).toBe(1);
    expect(await readLane(relay.owner, lane.appointment_id)).toMatchObject({
      state: 'done',
      attempts: 3,
      unsettled: 0,
      trials: 0,
    });
    expect(await relay.metric('relay_trials_total')).toBe(1);
  });
});

describe('a change whose every delivery ends the process', () => {
  /** @returns how many processes it took */
  async function crashUntilItIsKnown(): Promise<number> {
    let crashes = 0;
    while (crashes < 9 && (await crashInDelivery())) crashes += 1;
    return crashes;
  }

  /** @returns false where no delivery was begun any more */
  async function crashInDelivery(): Promise<boolean> {
    const { runner, begun } = busy();
    const settled = relay.finish(runner, await relay.claimOne());
    const crashed = await Promise.race([begun.then(() => true), settled.then(() => false)]);
    await relay.endLeases();
    return crashed;
  }

  it('is failed after five of them, without another delivery', async () => {
    const lane = await insertLane(relay.owner);
    expect(await crashUntilItIsKnown()).toBe(5);
    expect(await readLane(relay.owner, lane.appointment_id)).toMatchObject({
      state: 'failed',
      last_error_code: 'delivery_crashes',
      attempts: 5,
    });
    expect(await relay.metric('relay_crashing_changes_total')).toBe(1);
  });

  it('is tried afresh when there is a newer version', async () => {
    const lane = await insertLane(relay.owner);
    await crashUntilItIsKnown();
    await relay.owner.query(raiseVersionSql, [lane.appointment_id]);
    expect(await relay.deliver(done)).toEqual([lane.appointment_id]);
    expect(await readLane(relay.owner, lane.appointment_id)).toMatchObject({
      state: 'done',
      done_version: 2,
    });
    expect(await relay.metric('relay_trials_total')).toBe(3);
  });
});

describe('a trial', () => {
  it('has its turn to itself: what came before it would be lost if it killed the process', async () => {
    const agentId = randomUUID();
    await relay.insertSuspect(agentId);
    await relay.insertSuspect(agentId);
    const ordinary = await insertLane(relay.owner, { agentId });
    expect(await relay.deliver(done)).toEqual([ordinary.appointment_id]);
    for (const trials of [1, 2]) {
      await relay.owner.query('update outbox.lane set run_at = now()');
      expect(await relay.deliver(done)).toHaveLength(1);
      expect(await relay.metric('relay_trials_total')).toBe(trials);
    }
  });

  it('that was begun before without an end waits until nothing else is under way', async () => {
    const suspect = await relay.insertSuspect();
    await relay.owner.query('update outbox.lane set trials = 1');
    const [tried] = await relay.claim();
    const ordinary = [await insertLane(relay.owner), await insertLane(relay.owner)];
    const [beside, later] = await relay.claim();
    if (tried === undefined || beside === undefined || later === undefined) {
      throw new Error('three turns were due');
    }
    const { runner, begun, answer } = busy();
    const delivering = relay.finish(runner, beside);
    await begun;
    await relay.finish(runner, tried);
    const marked = async () => (await readLane(relay.owner, suspect.appointment_id)).trials;
    expect(await marked()).toBe(1);
    // The door is closed now: nothing else begins, so that the process gets empty.
    await relay.finish(runner, later);
    const waiting = ordinary.find(({ agent_id: agentId }) => agentId === later.agentId);
    expect(await readLane(relay.owner, waiting?.appointment_id ?? '')).toMatchObject({
      state: 'due',
      attempts: 0,
    });
    answer(done);
    await delivering;
    await relay.owner.query('update outbox.lane set run_at = now() where trials > 0');
    await relay.finish(runner, await relay.claimOne());
    expect(await readLane(relay.owner, suspect.appointment_id)).toMatchObject({ state: 'done' });
  });

  it('is alone in its process: others are handed back for a while, suspected as before', async () => {
    const [one, other] = [await relay.insertSuspect(), await relay.insertSuspect()];
    const [mine, theirs] = await relay.claim();
    if (mine === undefined || theirs === undefined) throw new Error('two turns were due');
    const { runner, begun, answer } = busy();
    const trial = relay.finish(runner, mine);
    await begun;
    await relay.finish(runner, theirs);
    const waiting = theirs.agentId === one.agent_id ? one : other;
    const lane = await readLane(relay.owner, waiting.appointment_id);
    expect(lane).toMatchObject({ state: 'due', attempts: 2, unsettled: 2, trials: 0 });
    expect(lane.run_at.getTime()).toBeGreaterThan(waiting.run_at.getTime());
    answer(done);
    await trial;
    await relay.owner.query('update outbox.lane set run_at = now() where unsettled > 0');
    await relay.finish(runner, await relay.claimOne());
    expect(await readLane(relay.owner, waiting.appointment_id)).toMatchObject({ state: 'done' });
  });

  it('that hangs for ever gives its place away when its lease ends', async () => {
    await relay.insertSuspect();
    await relay.insertSuspect();
    const [hung, next] = await relay.claim();
    if (hung === undefined || next === undefined) throw new Error('two turns were due');
    const delivered: string[] = [];
    const runner = relay.runner(
      ({ agentId }) => {
        delivered.push(agentId);
        return agentId === hung.agentId ? new Promise(() => undefined) : Promise.resolve(done);
      },
      { deliveryMs: 1 },
    );
    const leaseEndsAt = performance.now() + 100;
    void relay.finish(runner, { ...hung, leaseEndsAt });
    await eventually(() => expect(delivered).toEqual([hung.agentId]));
    await eventually(() => expect(performance.now()).toBeGreaterThan(leaseEndsAt));
    await relay.finish(runner, next);
    expect(delivered).toEqual([hung.agentId, next.agentId]);
  });

  it('does not begin when the lease was lost', async () => {
    const { appointment_id: appointmentId } = await relay.insertSuspect();
    const late = await relay.claimOne();
    await relay.endLeases();
    await relay.claimOne();
    await relay.finish(
      relay.runner(() => Promise.reject(new Error('begun without a lease'))),
      late,
    );
    expect(await readLane(relay.owner, appointmentId)).toMatchObject({ attempts: 4, trials: 0 });
    expect(await relay.metric('relay_lost_leases_total')).toBe(1);
  });

  it('does not wait for a writer that has the lane locked', async () => {
    const { appointment_id: appointmentId } = await relay.insertSuspect();
    const turn = await relay.claimOne();
    await relay.owner.query('begin');
    await relay.owner.query(raiseVersionSql, [appointmentId]);
    await relay.finish(
      relay.runner(() => Promise.reject(new Error('begun'))),
      turn,
    );
    await relay.owner.query('commit');
    expect(await readLane(relay.owner, appointmentId)).toMatchObject({ unsettled: 0, trials: 0 });
    expect(await relay.deliver(done)).toEqual([appointmentId]);
  });

  it('does not begin, nor count, when writing it down took the lease', async () => {
    const { appointment_id: appointmentId } = await relay.insertSuspect();
    const turn = await relay.claimOne();
    const latest = performance.now() + 50;
    await relay.owner.query('begin');
    await relay.owner.query('select from calendar_sync.turn for update');
    const run = relay.finish(
      relay.runner(() => Promise.reject(new Error('begun'))),
      { ...turn, leaseEndsAt: latest + defaultRelaySettings.deliveryMs },
    );
    await eventually(() => expect(performance.now()).toBeGreaterThan(latest));
    await relay.owner.query('commit');
    await run;
    expect(await readLane(relay.owner, appointmentId)).toMatchObject({ unsettled: 2, trials: 0 });
  });

  it('is not forgotten when the relay stops before it begins', async () => {
    const { appointment_id: appointmentId } = await relay.insertSuspect();
    await relay.finish(
      relay.runner(() => Promise.reject(new Error('begun'))),
      await relay.claimOne(),
      AbortSignal.abort(),
    );
    expect(await readLane(relay.owner, appointmentId)).toMatchObject({ attempts: 2, unsettled: 2 });
  });
});
