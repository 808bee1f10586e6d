import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { insertLane, type LaneRow, raiseVersionSql } from '#test/outbox/lane.factory.js';
import type { Verdict } from './change.handler.js';
import { RelayFixture } from './relay.fixture.js';
import { defaultRelaySettings } from './relay.settings.js';

const done: Verdict = { kind: 'done', receipt: null };
const unavailable: Verdict = {
  kind: 'retry',
  fault: { code: 'google_unavailable', detail: 'Backend Error', status: 503 },
};
const invalid: Verdict = {
  kind: 'fail',
  fault: { code: 'event_invalid', detail: 'The end is \0 empty.', status: 400 },
};

interface AttemptRow {
  readonly outcome: string;
  readonly duration_ms: number;
}

let relay: RelayFixture;
beforeAll(async () => {
  relay = await RelayFixture.open();
});
afterAll(() => relay.close());
beforeEach(() => relay.reset());

/** As docs/operations.md has it. */
async function attemptsOf({ appointment_id: id }: LaneRow): Promise<AttemptRow[]> {
  const { rows } = await relay.owner.query<AttemptRow>(
    'select * from outbox.attempt where appointment_id = $1 order by began_at',
    [id],
  );
  return rows;
}

async function insertTraced(): Promise<{ lane: LaneRow; traceId: string }> {
  const lane = await insertLane(relay.owner);
  const traceId = randomBytes(16).toString('hex');
  await relay.owner.query('update outbox.lane set trace_context = $2 where appointment_id = $1', [
    lane.appointment_id,
    `00-${traceId}-00f067aa0ba902b7-01`,
  ]);
  return { lane, traceId };
}

describe('the history of attempts', () => {
  it('tells of each that went wrong: when, how long, which status and why, in which trace', async () => {
    const { lane, traceId } = await insertTraced();
    await relay.deliver(unavailable);
    await relay.deliver({ ...unavailable, kind: 'snooze', delayMs: 0, scope: 'lane' });
    await relay.deliver(invalid);
    const whose = { agent_id: lane.agent_id, version: 1, trace_id: traceId };
    const first = { code: 'google_unavailable', detail: 'Backend Error', status: 503 };
    expect(await attemptsOf(lane)).toMatchObject([
      { ...whose, ...first, attempt: 1, outcome: 'retry' },
      { ...whose, ...first, attempt: 2, outcome: 'snooze' },
      {
        ...whose,
        attempt: 2,
        outcome: 'fail',
        code: 'event_invalid',
        detail: 'The end is \ufffd empty.',
        status: 400,
      },
    ]);
  });

  it('has the moment by the database’s clock and the duration by ours', async () => {
    const lane = await insertLane(relay.owner);
    const turn = await relay.claimOne();
    const runner = relay.runner(async () => {
      await relay.pool.query('select pg_sleep(0.05)');
      return unavailable;
    });
    await relay.finish(runner, turn);
    const { rows } = await relay.owner.query(
      `select attempt.began_at between lane.changed_at and now() as "between",
              attempt.began_at + attempt.duration_ms * interval '1 ms' < now() as "ended"
       from outbox.attempt join outbox.lane using (appointment_id)`,
    );
    expect(rows).toEqual([{ between: true, ended: true }]);
    expect((await attemptsOf(lane))[0]?.duration_ms).toBeGreaterThanOrEqual(50);
  });

  it('has the success that ends a streak, and no success at the first try', async () => {
    const lane = await insertLane(relay.owner);
    await relay.deliver(unavailable);
    await relay.deliver(done);
    await relay.owner.query(raiseVersionSql, [lane.appointment_id]);
    await relay.deliver(done);
    expect(await attemptsOf(lane)).toMatchObject([
      { outcome: 'retry', version: 1 },
      { outcome: 'done', version: 1, code: null, status: null },
    ]);
  });

  it('has nothing of a turn whose lease was lost', async () => {
    const lane = await insertLane(relay.owner);
    const late = await relay.claimOne();
    await relay.endLeases();
    await relay.claimOne();
    await relay.finish(
      relay.runner(() => Promise.resolve(invalid)),
      late,
    );
    expect(await attemptsOf(lane)).toEqual([]);
  });

  it('has the attempt at a version though a newer one came meanwhile', async () => {
    const lane = await insertLane(relay.owner);
    const turn = await relay.claimOne();
    await relay.owner.query(raiseVersionSql, [lane.appointment_id]);
    await relay.finish(
      relay.runner(() => Promise.resolve(invalid)),
      turn,
    );
    expect(await attemptsOf(lane)).toMatchObject([{ version: 1, code: 'event_invalid' }]);
  });

  it('says that a change is not tried any more because it ends processes', async () => {
    const lane = await relay.insertSuspect();
    await relay.owner.query('update outbox.lane set trials = 3');
    expect(await relay.deliver(done)).toEqual([]);
    expect(await attemptsOf(lane)).toMatchObject([{ outcome: 'fail', code: 'delivery_crashes' }]);
  });
});

describe('a handler that throws', () => {
  it('is retried, noted, and given up visibly when it has thrown for too long', async () => {
    const lane = await insertLane(relay.owner);
    const runner = relay.runner(() => Promise.reject(new TypeError('a bug')));
    await relay.finish(runner, await relay.claimOne());
    await relay.finish(runner, await relay.claimOne());
    await relay.owner.query(`update outbox.lane set failing_since = now() - $1 * interval '1 ms'`, [
      defaultRelaySettings.giveUpAfterMs,
    ]);
    await relay.finish(runner, await relay.claimOne());
    const thrown = { code: 'handler_threw', detail: null, status: null };
    expect(await attemptsOf(lane)).toMatchObject([
      { ...thrown, attempt: 1, outcome: 'retry' },
      { ...thrown, attempt: 2, outcome: 'retry' },
      { ...thrown, attempt: 3, outcome: 'fail' },
    ]);
    const { rows } = await relay.owner.query('select state, last_error_code from outbox.lane');
    expect(rows).toEqual([{ state: 'failed', last_error_code: 'handler_threw' }]);
  });
});
