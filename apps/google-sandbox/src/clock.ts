/** Milliseconds since the epoch. Injected, so that a test decides what time it is. */
export interface Clock {
  now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };
