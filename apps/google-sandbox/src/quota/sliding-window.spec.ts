import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { SlidingWindow } from './sliding-window.js';

describe('a sliding window', () => {
  it('forgets a call when the window has passed, not a moment before', () => {
    const window = new SlidingWindow(60_000);
    window.record(1_000);
    expect(window.used(60_999)).toBe(1);
    expect(window.used(61_000)).toBe(0);
  });

  it('counts as a list of all calls would', () => {
    const steps = fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 200 });
    fc.assert(
      fc.property(steps, (pauses) => {
        const window = new SlidingWindow(100);
        const calls: number[] = [];
        let now = 0;
        for (const pause of pauses) {
          now += pause;
          const instant = now;
          expect(window.used(now)).toBe(calls.filter((call) => call > instant - 100).length);
          window.record(now);
          calls.push(now);
        }
      }),
    );
  });
});
