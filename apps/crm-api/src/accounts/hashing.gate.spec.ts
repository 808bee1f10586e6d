import { describe, expect, it } from '@jest/globals';
import { HashingGate } from './hashing.gate.js';

/** Work that ends when it is told to. */
function work() {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  let begun = false;
  const run = () => {
    begun = true;
    return promise;
  };
  return { run, resolve, reject, hasBegun: () => begun };
}

describe('the gate before hashing', () => {
  it('lets as many in as it is wide, and the next when one leaves', async () => {
    const gate = new HashingGate(1, 5);
    const [first, second] = [work(), work()];
    const passing = [gate.pass(first.run), gate.pass(second.run)];
    await Promise.resolve();
    expect([first.hasBegun(), second.hasBegun()]).toEqual([true, false]);
    first.resolve('one');
    second.resolve('two');
    expect(await Promise.all(passing)).toEqual(['one', 'two']);
  });

  it('stays open when work fails', async () => {
    const gate = new HashingGate(1, 5);
    const failing = gate.pass(() => Promise.reject(new Error('no')));
    await expect(failing).rejects.toThrow('no');
    expect(await gate.pass(() => Promise.resolve('yes'))).toBe('yes');
  });

  it('turns away whom nobody could wait for', async () => {
    const gate = new HashingGate(1, 1);
    const running = work();
    const passing = [gate.pass(running.run), gate.pass(running.run)];
    await expect(gate.pass(running.run)).rejects.toMatchObject({ status: 503, code: 'busy' });
    running.resolve('done');
    await Promise.all(passing);
  });
});
