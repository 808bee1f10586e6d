import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { agentAllowance, largestBlock, projectAllowance, uncountedCalls } from './allowance.js';
import { blockSize } from './block.size.js';
import { CalmAgents } from './calm.agents.js';
import { PermitStock } from './permit.stock.js';

const anyQuota = fc.integer({ min: 1, max: 1_000_000 });

describe('the allowances', () => {
  it('hold no more slots in a minute and the spread than the quota, whatever it is', () => {
    fc.assert(
      fc.property(anyQuota, (quota) => {
        const { intervalMs, burst } = projectAllowance(quota);
        expect(60_700 / intervalMs + burst).toBeLessThanOrEqual(quota + 1e-6);
      }),
    );
  });

  it('leave an agent room for what four replicas do not count', () => {
    fc.assert(
      fc.property(anyQuota, (quota) => {
        const { intervalMs, burst } = agentAllowance(quota);
        const all = 60_300 / intervalMs + burst + 4 * uncountedCalls(quota);
        expect(all).toBeLessThanOrEqual(quota + 1e-6);
      }),
    );
  });

  it('use most of Google’s quotas', () => {
    expect(60_000 / projectAllowance(10_000).intervalMs / 10_000).toBeGreaterThanOrEqual(0.983);
    expect(60_000 / agentAllowance(600).intervalMs / 600).toBeGreaterThanOrEqual(0.965);
    expect(largestBlock(10_000)).toBe(25);
  });
});

describe('the size of a block', () => {
  it.each([
    [{ waiting: 1, used: 0, sinceMs: Infinity }, 1],
    [{ waiting: 7, used: 0, sinceMs: 1_000 }, 7],
    [{ waiting: 1, used: 25, sinceMs: 1_000 }, 6],
    [{ waiting: 1, used: 4, sinceMs: 1 }, 5],
    [{ waiting: 900, used: 900, sinceMs: 1 }, 25],
    [{ waiting: 0, used: 0, sinceMs: 0 }, 1],
  ])('for %o is %i', (demand, size) => {
    expect(blockSize(demand, 25)).toBe(size);
  });
});

describe('a stock of permits', () => {
  const stock = () => new PermitStock({ firstAt: 1_000, intervalMs: 100, permits: 3 });

  it('hands out each in its slot', () => {
    const permits = stock();
    expect(permits.untilNext(950)).toBe(50);
    expect(permits.untilNext(1_000)).toBe(0);
    permits.take();
    expect(permits.untilNext(1_000)).toBe(100);
    expect(permits.left(1_000)).toBe(2);
  });

  it('hands out nothing long after its slot: it might be in another minute at Google', () => {
    const permits = stock();
    expect(permits.left(1_350)).toBe(3);
    expect(permits.left(1_351)).toBe(2);
    expect(permits.untilNext(2_000)).toBeNull();
  });
});

describe('calm agents', () => {
  it('are not counted for their first calls in a minute', () => {
    const calm = new CalmAgents(2);
    expect([0, 1, 2, 3].map((now) => calm.admit('ana', now))).toEqual([true, true, false, false]);
    expect(calm.admit('ben', 3)).toBe(true);
    expect(calm.admit('ana', 60_000)).toBe(true);
  });

  it('are forgotten with their minute', () => {
    const calm = new CalmAgents(1);
    for (let agent = 0; agent < 100; agent += 1) calm.admit(`agent ${agent}`, agent);
    calm.admit('the last', 60_049);
    expect(calm.size).toBe(51);
  });

  it('are none where the quota is too small for it', () => {
    expect(new CalmAgents(uncountedCalls(100)).admit('ana', 0)).toBe(false);
  });
});
