import { setImmediate } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { createStopRequest, echoMs, type StopRequest } from './stop.request.js';

let now: number;
let request: StopRequest;

beforeEach(() => {
  now = 1_000;
  request = createStopRequest(() => now);
});

/** Whether a promise has resolved by now. */
async function hasResolved(promise: Promise<void>): Promise<boolean> {
  let resolved = false;
  void promise.finally(() => (resolved = true));
  await setImmediate();
  return resolved;
}

describe('a request to stop', () => {
  it('counts from the first signal on', async () => {
    expect(request.signal.aborted).toBe(false);
    request.ask();
    expect(request.signal.aborted).toBe(true);
    expect(await hasResolved(request.asked)).toBe(true);
  });

  it('is not repeated by the echo of the same Ctrl-C through npm', async () => {
    request.ask();
    now += echoMs;
    request.ask();
    expect(await hasResolved(request.insisted)).toBe(false);
  });

  it('is urgent when somebody asks again', async () => {
    request.ask();
    now += echoMs + 1;
    request.ask();
    expect(await hasResolved(request.insisted)).toBe(true);
  });
});
