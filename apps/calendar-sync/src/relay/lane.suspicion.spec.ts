import { describe, expect, it } from '@jest/globals';
import { mostCrashesOfAChange, suspicionOf } from './lane.suspicion.js';

describe('what is expected of a lane that is claimed', () => {
  it.each([
    // An ordinary crash or a replaced machine suspects nobody.
    { unsettled: 0, trials: 0, expected: 'ordinary' },
    { unsettled: 1, trials: 0, expected: 'ordinary' },
    { unsettled: 2, trials: 0, expected: 'suspect' },
    { unsettled: 100, trials: 0, expected: 'suspect' },
    { unsettled: 3, trials: 1, expected: 'suspect' },
    { unsettled: 4, trials: 2, expected: 'suspect' },
    { unsettled: 5, trials: 3, expected: 'hopeless' },
    // Handed back in between, it is not forgotten what it did.
    { unsettled: 0, trials: 3, expected: 'hopeless' },
  ])('$unsettled unsettled, $trials trials: $expected', ({ unsettled, trials, expected }) => {
    expect(suspicionOf({ unsettled, trials })).toBe(expected);
  });

  it('is hopeless after as many crashes as the operations manual says', () => {
    let [unsettled, trials, crashes] = [0, 0, 0];
    while (crashes < 100 && suspicionOf({ unsettled, trials }) !== 'hopeless') {
      if (suspicionOf({ unsettled, trials }) === 'suspect') trials += 1;
      unsettled += 1;
      crashes += 1;
    }
    expect(crashes).toBe(mostCrashesOfAChange);
    expect(crashes).toBe(5);
  });
});
