import { describe, expect, it } from '@jest/globals';
import { GoogleError } from '../google/google.error.js';
import { defaultRelaySettings } from '../relay/relay.settings.js';
import { QuotaSimulation, seeded } from './quota.simulation.fixture.js';
import { quiet } from './simulated.clock.fixture.js';

const patienceMs = defaultRelaySettings.deliveryMs / 4;
const never = new AbortController().signal;

/** Replicas with all their places taken, and more agents than places. */
function busyReplicas(replicas: number, projectPerMinute: number, seed: number): QuotaSimulation {
  const random = seeded(seed);
  const simulation = new QuotaSimulation(
    { projectPerMinute, userPerMinute: projectPerMinute, patienceMs },
    random,
  );
  for (let replica = 0; replica < replicas; replica += 1) {
    const budget = simulation.replica();
    for (let place = 0; place < defaultRelaySettings.concurrency; place += 1) {
      const agentOf = () => `agent ${replica} ${place} ${Math.floor(random() * 10)}`;
      void simulation.work(budget, agentOf);
    }
  }
  return simulation;
}

function agentsQuota(userPerMinute: number, seed: number): QuotaSimulation {
  return new QuotaSimulation({ projectPerMinute: 10_000, userPerMinute, patienceMs }, seeded(seed));
}

describe('all replicas together', () => {
  it.each([
    { replicas: 1, quota: 3_000 },
    { replicas: 3, quota: 10_000 },
    { replicas: 8, quota: 3_000 },
    { replicas: 3, quota: 1_000 },
    { replicas: 3, quota: 100 },
  ])(
    'use 97 % of a quota of $quota or more, from $replicas, and are never refused',
    async ({ replicas, quota }) => {
      const simulation = busyReplicas(replicas, quota, replicas * quota);
      const begin = await simulation.watch(1);
      const tally = await simulation.watch(2);
      expect(tally.accepted / (2 * quota)).toBeGreaterThanOrEqual(0.97);
      expect(begin.refused + tally.refused).toBe(0);
    },
  );

  it('ask the ledger once for many calls', async () => {
    const simulation = busyReplicas(3, 10_000, 1);
    await simulation.watch(1);
    const before = simulation.ledger.statements;
    const { accepted } = await simulation.watch(1);
    expect(simulation.ledger.statements - before).toBeLessThan(accepted / 10);
  });

  it('stay below the quota when a replica dies with a block in its hand', async () => {
    const simulation = busyReplicas(2, 1_000, 7);
    await simulation.watch(1);
    // One that leases and never calls, again and again.
    for (let crash = 0; crash < 5; crash += 1) {
      const doomed = simulation.replica();
      void doomed.permit('somebody', doomed.deadline(), never).catch(() => undefined);
    }
    const { refused, accepted } = await simulation.watch(2);
    expect(refused).toBe(0);
    expect(accepted / 2_000).toBeGreaterThanOrEqual(0.97);
  });
});

describe('one agent with a long list of changes', () => {
  it('uses their own quota without a refusal, wherever their turn is', async () => {
    const simulation = agentsQuota(600, 3);
    const replicas = [simulation.replica(), simulation.replica(), simulation.replica()];
    const random = seeded(5);
    let calls = 0;
    void (async () => {
      // A turn of up to eight, then the next replica has it.
      for (;;) {
        const budget = replicas[Math.floor(random() * replicas.length)];
        for (let lane = 0; lane < 8; lane += 1) {
          await budget?.permit('busy', budget.deadline(), never);
          calls += 1;
          await simulation.clock.sleep(20 + random() * 60);
        }
      }
    })();
    await simulation.clock.pass(60_000);
    const first = calls;
    await simulation.clock.pass(60_000);
    expect(first).toBeLessThanOrEqual(600);
    expect(calls - first).toBeLessThanOrEqual(600);
    expect((calls - first) / 600).toBeGreaterThanOrEqual(0.95);
  });

  it('is never over it in any minute at Google', async () => {
    const simulation = agentsQuota(600, 4);
    const budget = simulation.replica();
    void simulation.work(budget, () => 'busy');
    const { refused } = await simulation.watch(5);
    expect(refused).toBe(0);
  });

  it('delays nobody else', async () => {
    const simulation = agentsQuota(60, 9);
    const budget = simulation.replica();
    void simulation.work(budget, () => 'busy');
    await simulation.watch(1);
    const began = simulation.clock.now();
    const permitted: number[] = [];
    for (let other = 0; other < 100; other += 1) {
      void (async () => {
        await budget.permit(`other ${other}`, budget.deadline(), never);
        permitted.push(simulation.clock.now() - began);
      })();
    }
    await simulation.clock.pass(10_000);
    expect(permitted).toHaveLength(100);
    expect(Math.max(...permitted)).toBeLessThan(1_000);
  });
});

describe('a call that may not be sent now', () => {
  it('is put off for its agent alone when their slot is too far away', async () => {
    const simulation = agentsQuota(6, 1);
    const budget = simulation.replica();
    const first = budget.permit('busy', budget.deadline(), never);
    await simulation.clock.pass(100);
    await first;
    const second = budget.permit('busy', budget.deadline(), never).catch((error: unknown) => error);
    await simulation.clock.pass(100);
    const error = await second;
    expect(error).toBeInstanceOf(GoogleError);
    expect(error).toMatchObject({ kind: 'rate_limited_user', status: null });
    // When it comes back it may be sent.
    await simulation.clock.pass((error as GoogleError).retryAfterMs ?? 0);
    const third = budget.permit('busy', budget.deadline(), never);
    await simulation.clock.pass(100);
    await third;
  });

  it('ends as soon as its delivery is cut', async () => {
    const simulation = agentsQuota(60, 1);
    const budget = simulation.replica();
    const cut = new AbortController();
    await use(simulation, budget.permit('busy', budget.deadline(), never));
    const waiting = budget.permit('busy', budget.deadline(), cut.signal);
    const outcome = waiting.catch((error: unknown) => error);
    await simulation.clock.pass(50);
    cut.abort();
    await quiet();
    expect(await outcome).toMatchObject({ kind: 'transient', retryAfterMs: 0 });
  });

  it('ends as soon as the service stops, and none is permitted after that', async () => {
    const simulation = busyReplicas(0, 60, 1);
    const budget = simulation.replica();
    await use(simulation, budget.permit('first', budget.deadline(), never));
    const waiting = budget.permit('second', budget.deadline(), never);
    const outcome = waiting.catch((error: unknown) => error);
    await simulation.clock.pass(50);
    await use(simulation, budget.close());
    expect(await outcome).toMatchObject({ code: 'google_call_not_sent' });
    await expect(budget.permit('third', budget.deadline(), never)).rejects.toMatchObject({
      code: 'google_call_not_sent',
    });
  });

  it('is put off without burning anything while the ledger is out of reach', async () => {
    const simulation = agentsQuota(600, 1);
    simulation.ledger.failing = true;
    const budget = simulation.replica();
    const outcome = budget
      .permit('agent', budget.deadline(), never)
      .catch((error: unknown) => error);
    await simulation.clock.pass(50);
    expect(await outcome).toMatchObject({ kind: 'transient', retryAfterMs: 1_000 });
  });

  it('is not sent by a process that was paused until its time was up', async () => {
    const simulation = agentsQuota(600, 1);
    const budget = simulation.replica();
    const deadline = budget.deadline();
    await simulation.clock.pass(patienceMs + 1);
    await expect(budget.permit('agent', deadline, never)).rejects.toMatchObject({
      code: 'google_call_not_sent',
    });
  });
});

describe('a refusal of the whole project', () => {
  const refusal = (kind: 'rate_limited_project' | 'project_misconfigured', retryAfterMs: number) =>
    new GoogleError({
      kind,
      code: `google_${kind}`,
      status: 403,
      reason: null,
      detail: null,
      retryAfterMs,
    });

  it('makes every replica rest, and says why', async () => {
    const simulation = agentsQuota(600, 1);
    const [here, elsewhere] = [simulation.replica(), simulation.replica()];
    await use(simulation, here.learn(refusal('project_misconfigured', 300_000)));
    const outcome = elsewhere
      .permit('agent', elsewhere.deadline(), never)
      .catch((error: unknown) => error);
    await simulation.clock.pass(100);
    const error = (await outcome) as GoogleError;
    expect(error).toMatchObject({
      kind: 'project_misconfigured',
      code: 'google_project_misconfigured',
    });
    expect(error.retryAfterMs).toBeGreaterThan(299_000);
  });

  it('is waited out where that is short', async () => {
    const simulation = agentsQuota(600, 1);
    const [here, elsewhere] = [simulation.replica(), simulation.replica()];
    await use(simulation, here.learn(refusal('rate_limited_project', 1_000)));
    const began = simulation.clock.now();
    let permittedAt = 0;
    void (async () => {
      await elsewhere.permit('agent', elsewhere.deadline(), never);
      permittedAt = simulation.clock.now();
    })();
    await simulation.clock.pass(3_000);
    expect(permittedAt - began).toBeGreaterThanOrEqual(900);
  });

  it('voids what is left of the block', async () => {
    const simulation = busyReplicas(1, 1_000, 2);
    await simulation.watch(1);
    const other = simulation.replica();
    await use(simulation, other.learn(refusal('project_misconfigured', 300_000)));
    await simulation.clock.pass(1_000);
    const { accepted } = await simulation.watch(1);
    expect(accepted).toBe(0);
  });
});

/** Lets a moment pass for what is under way. */
async function use(simulation: QuotaSimulation, work: Promise<unknown>): Promise<void> {
  await simulation.clock.pass(30);
  await work;
}
