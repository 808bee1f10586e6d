import { describe, expect, it } from '@jest/globals';
import { type DeedKind, planChaos } from './chaos.plan.js';

const whole = { seed: 1, changes: 20_000, agents: 500, replicas: 3 };
const leaseMs = 4_000;

const kindsIn = (plan: ReturnType<typeof planChaos>): Set<DeedKind> =>
  new Set(plan.map(({ kind }) => kind));

describe('the plan of a run', () => {
  it('is the same for the same seed, and another one for another', () => {
    expect(planChaos(whole, leaseMs)).toEqual(planChaos(whole, leaseMs));
    expect(planChaos({ ...whole, seed: 2 }, leaseMs)).not.toEqual(planChaos(whole, leaseMs));
  });

  it('tells what happens in the order in which it does, while changes are written', () => {
    const times = planChaos(whole, leaseMs).map(({ at }) => at);
    expect(times).toEqual(times.toSorted((one, other) => one - other));
    expect(Math.min(...times)).toBeGreaterThan(0);
    expect(Math.max(...times)).toBeLessThan(1);
  });

  it('hurts everything once even in the smallest run', () => {
    const least = planChaos({ ...whole, changes: 300 }, leaseMs);
    const all = kindsIn(planChaos(whole, leaseMs));
    expect(all.difference(kindsIn(least))).toEqual(new Set(['api terminated']));
  });

  it('names no replica and no agent that there is not', () => {
    const few = { ...whole, agents: 4, replicas: 2 };
    const plan = planChaos(few, leaseMs);
    const replicas = plan.flatMap((deed) => ('replica' in deed ? [deed.replica] : []));
    const agents = plan.flatMap((deed) => ('agent' in deed ? [deed.agent] : []));
    expect(new Set(replicas)).toEqual(new Set([0, 1]));
    expect(new Set(agents)).toEqual(new Set([0, 1, 2, 3]));
  });

  it('stops a replica for longer than its lease', () => {
    const stops = planChaos(whole, leaseMs).filter((deed) => deed.kind === 'replica stopped');
    expect(stops.length).toBeGreaterThan(0);
    for (const { forMs } of stops) expect(forMs).toBeGreaterThan(leaseMs);
  });

  it('leaves some of those who disconnect away', () => {
    const back = planChaos(whole, leaseMs).flatMap((deed) =>
      deed.kind === 'disconnected' ? [deed.back] : [],
    );
    expect(new Set(back)).toEqual(new Set([true, false]));
  });
});
