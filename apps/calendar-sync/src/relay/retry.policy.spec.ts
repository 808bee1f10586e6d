import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { backoffMs } from './retry.policy.js';

const bounds = { retryBaseMs: 1_000, retryCapMs: 900_000 };

describe('the backoff', () => {
  it.each([
    { attempt: 1, ceiling: 1_000 },
    { attempt: 2, ceiling: 2_000 },
    { attempt: 5, ceiling: 16_000 },
    { attempt: 10, ceiling: 512_000 },
    { attempt: 11, ceiling: 900_000 },
    { attempt: 5_000, ceiling: 900_000 },
  ])('waits half of $ceiling ms in the middle of attempt $attempt', ({ attempt, ceiling }) => {
    expect(backoffMs(attempt, bounds, 0.5)).toBe(ceiling / 2);
  });

  it('lies between nothing and its ceiling, whatever chance says', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100_000 }),
        fc.double({ min: 0, max: 0.999_999, noNaN: true }),
        (attempt, random) => {
          const delay = backoffMs(attempt, bounds, random);
          expect(delay).toBeGreaterThanOrEqual(0);
          expect(delay).toBeLessThanOrEqual(bounds.retryCapMs);
        },
      ),
    );
  });
});
