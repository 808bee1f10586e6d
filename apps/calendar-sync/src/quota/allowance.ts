const minuteMs = 60_000;

/** How much earlier or later than its slot a call may come to Google, in ms. */
const projectSpreadMs = 700;
/** An agent's calls come one after the other: lateness moves them, it does not gather them. */
const agentSpreadMs = 300;

/** One in 200, for each of the small freedoms below. */
const shareOf = (perMinute: number): number => Math.floor(perMinute / 200);

/** Replicas whose uncounted calls an agent's allowance has room for. */
const replicasProvidedFor = 4;

/**
 * A pace: one slot each `intervalMs`, and up to `burst` of those that nobody used are kept.
 *
 * Why no minute at Google holds more than the quota: the calls that come there in one minute had
 * their slots within a minute and the spread; that holds (minute + spread) / interval slots, and
 * the burst.
 */
export interface Allowance {
  readonly intervalMs: number;
  readonly burst: number;
}

/** For all calls together. Uses 98.3 % of a quota of 10,000. */
export function projectAllowance(perMinute: number): Allowance {
  const burst = shareOf(perMinute);
  return { intervalMs: (minuteMs + projectSpreadMs) / (perMinute - burst), burst };
}

/** A replica may lease this many permits ahead: what a crash loses, at the most. */
export function largestBlock(perMinute: number): number {
  return Math.max(1, Math.floor(shareOf(perMinute) / 2));
}

/** For one agent's counted calls. */
export function agentAllowance(perMinute: number): Allowance {
  const burst = shareOf(perMinute);
  const counted = perMinute - burst - replicasProvidedFor * uncountedCalls(perMinute);
  return { intervalMs: (minuteMs + agentSpreadMs) / counted, burst };
}

/** Calls that a replica may make for an agent in a minute without counting them. */
export function uncountedCalls(perMinute: number): number {
  return shareOf(perMinute);
}
