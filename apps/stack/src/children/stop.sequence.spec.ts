import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { type Stoppable, stopInOrder } from './stop.sequence.js';

let events: string[];

beforeEach(() => {
  events = [];
  jest.useFakeTimers();
});

afterEach(() => {
  jest.useRealTimers();
});

/** Ends when asked, after `takes` milliseconds; Infinity never ends by itself. */
function member(name: string, takes: number): Stoppable {
  const { promise, resolve } = Promise.withResolvers<void>();
  const end = (how: string): void => {
    events.push(`${name} ${how}`);
    resolve();
  };
  return {
    exited: promise,
    requestStop() {
      events.push(`${name} asked`);
      if (takes < Infinity) setTimeout(() => end('gone'), takes);
    },
    kill: () => end('killed'),
  };
}

async function stop(members: readonly Stoppable[]): Promise<string[]> {
  const stopped = stopInOrder(members, { each: 1_000, all: 5_000 });
  await jest.advanceTimersByTimeAsync(6_000);
  await stopped;
  return events;
}

describe('stopping in order', () => {
  it('asks each one when the one before is gone', async () => {
    expect(await stop([member('api', 10), member('sync', 300), member('sandbox', 0)])).toEqual([
      'api asked',
      'api gone',
      'sync asked',
      'sync gone',
      'sandbox asked',
      'sandbox gone',
    ]);
  });

  it('does not let a slow one take the time of the others', async () => {
    expect(await stop([member('api', 3_000), member('sync', 100)])).toEqual([
      'api asked',
      'sync asked',
      'sync gone',
      'api gone',
    ]);
  });

  it('kills whoever is left in the end', async () => {
    const seen = await stop([member('api', Infinity), member('sync', 10)]);
    expect(seen.slice(0, 3)).toEqual(['api asked', 'sync asked', 'sync gone']);
    expect(seen).toContain('api killed');
  });

  it('has nothing to do for nobody', async () => {
    expect(await stop([])).toEqual([]);
  });
});
