/** A block is to last this long where the calls come one by one. */
const lastsMs = 200;

export interface Demand {
  /** Calls that wait for a permit. */
  readonly waiting: number;
  /** Permits used since the last lease, and how long ago that was. */
  readonly used: number;
  readonly sinceMs: number;
}

/** How many permits to lease: for those who wait, and for who comes soon if it goes on like this. */
export function blockSize({ waiting, used, sinceMs }: Demand, largest: number): number {
  const soon = Math.floor((used * lastsMs) / Math.max(sinceMs, lastsMs));
  return Math.min(Math.max(waiting + soon, 1), largest);
}
