import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ConnectionsHarness, type Replica } from '#test/connections/connections.harness.js';
import { insertLane, type LaneOptions, type LaneRow, readLane } from '#test/outbox/lane.factory.js';

let harness: ConnectionsHarness;
let replica: Replica;

beforeAll(async () => {
  harness = await ConnectionsHarness.start();
  replica = await harness.replica();
});
afterAll(() => harness.stop());
beforeEach(async () => {
  await harness.control('POST', '/sandbox/reset');
  await harness.owner.query('truncate calendar_sync.connection, calendar_sync.turn cascade');
});

const eventReceipt = {
  eventId: 'alt1',
  generation: 0,
  version: 1,
  eventUrl: null,
  deleted: false,
};

describe('what waits for a connection', () => {
  const laneOf = (agentId: string, options: LaneOptions) =>
    insertLane(harness.owner, { agentId, dueInSeconds: 3_600, ...options });

  it('is made due: the parked, and the passed over whose event stands in Google', async () => {
    const applicant = harness.agent();
    const { agentId } = applicant;
    const parked = await laneOf(agentId, { state: 'paused' });
    const edited = await laneOf(agentId, { state: 'skipped', receipt: eventReceipt });
    const never = await laneOf(agentId, { state: 'skipped' });
    const failed = await laneOf(agentId, { state: 'failed', receipt: eventReceipt });
    const ofAnother = await laneOf(harness.agent().agentId, { state: 'paused' });
    await harness.owner.query(
      `update outbox.lane set attempts = 3, failing_since = now(), last_error_code = 'x'`,
    );
    expect(await harness.reconnect(replica, applicant)).toBe('connected');
    for (const { appointment_id } of [parked, edited]) {
      const lane = await readLane(harness.owner, appointment_id);
      expect(lane).toMatchObject({
        state: 'due',
        attempts: 0,
        failing_since: null,
        last_error_code: null,
      });
      expect(lane.run_at.getTime()).toBeLessThan(Date.now() + 60_000);
    }
    for (const { appointment_id, state } of [never, failed, ofAnother]) {
      expect(await readLane(harness.owner, appointment_id)).toMatchObject({ state });
    }
  });

  it('is a deletion that was given up, once for each connect', async () => {
    const applicant = harness.agent();
    const failed = { state: 'failed', lastErrorCode: 'event_invalid' } as const;
    const deletion = await laneOf(applicant.agentId, { ...failed, operation: 'delete' });
    const others = [
      await laneOf(applicant.agentId, failed),
      await laneOf(applicant.agentId, {
        ...failed,
        operation: 'delete',
        lastErrorCode: 'delivery_crashes',
      }),
    ];
    const state = async ({ appointment_id: id }: LaneRow) =>
      (await readLane(harness.owner, id)).state;
    const failAgain = () =>
      harness.owner.query(
        `update outbox.lane set state = 'failed', last_error_code = 'event_invalid'
         where appointment_id = $1`,
        [deletion.appointment_id],
      );
    expect(await harness.reconnect(replica, applicant)).toBe('connected');
    expect(await state(deletion)).toBe('due');
    await failAgain();
    const sweeping = await harness.replica();
    sweeping.start();
    await sweeping.stop();
    expect(await state(deletion)).toBe('failed');
    expect(await harness.reconnect(replica, applicant, 'another@example.com')).toBe('connected');
    expect(await state(deletion)).toBe('due');
    // An edit brings the one back, and nobody the other.
    expect(await Promise.all(others.map(state))).toEqual(['failed', 'failed']);
  });

  it('is not waited for where a writer holds it; the sweep finds what that writer gave up', async () => {
    const applicant = harness.agent();
    const parked = await laneOf(applicant.agentId, { state: 'paused' });
    await harness.owner.query('begin');
    await harness.owner.query('select from outbox.lane where appointment_id = $1 for update', [
      parked.appointment_id,
    ]);
    expect(await harness.reconnect(replica, applicant)).toBe('connected');
    await harness.owner.query('rollback');
    expect(await readLane(harness.owner, parked.appointment_id)).toMatchObject({ state: 'paused' });
    const sweeping = await harness.replica();
    sweeping.start();
    await sweeping.stop();
    expect(await readLane(harness.owner, parked.appointment_id)).toMatchObject({ state: 'due' });
  });

  describe('and is done, when nothing else tells which account it is', () => {
    const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();
    const upcoming = { times: { allDay: false, startsAt: inDays(1), endsAt: inDays(1) } };
    const past = { times: { allDay: false, startsAt: inDays(-1), endsAt: inDays(-1) } };
    const openHouse = { times: { allDay: true, startsOn: inDays(-2), endsOn: inDays(0) } };
    const receipt = { ...eventReceipt, account: 'ana@example.com' };
    const done = async (agentId: string, payload: object, change: LaneOptions = {}) => {
      const lane = await laneOf(agentId, { state: 'done', receipt, ...change });
      await harness.owner.query(
        `update outbox.lane set payload = $2, done_at = clock_timestamp() where appointment_id = $1`,
        [lane.appointment_id, payload],
      );
      return lane.appointment_id;
    };
    const stateOf = async (id: string) => (await readLane(harness.owner, id)).state;

    it('is looked at again: the last one of those to come, alone', async () => {
      const applicant = harness.agent();
      const { agentId } = applicant;
      const ids = [
        await done(agentId, upcoming),
        await done(agentId, openHouse),
        await done(agentId, past),
        await done(agentId, upcoming, { receipt: eventReceipt }),
        await done(harness.agent().agentId, upcoming),
      ];
      expect(await harness.reconnect(replica, applicant)).toBe('connected');
      const states = await Promise.all(ids.map(stateOf));
      expect(states).toEqual(['done', 'due', 'done', 'done', 'done']);
    });

    it('is left alone where something that waited will tell', async () => {
      const applicant = harness.agent();
      const id = await done(applicant.agentId, upcoming);
      await laneOf(applicant.agentId, { state: 'paused' });
      expect(await harness.reconnect(replica, applicant)).toBe('connected');
      expect(await stateOf(id)).toBe('done');
    });
  });

  it('waits on for whoever is not connected', async () => {
    const { agentId } = await harness.connected(replica);
    await replica.disconnect.disconnect(agentId, 1);
    const parked = await laneOf(agentId, { state: 'paused' });
    const sweeping = await harness.replica();
    sweeping.start();
    await sweeping.stop();
    expect(await readLane(harness.owner, parked.appointment_id)).toMatchObject({ state: 'paused' });
  });
});
