import { Random } from '../simulation/random.js';
import type { ChaosOptions } from './chaos.arguments.js';
import { type FaultRule, googleFaults, type GoogleFaultName } from './google.faults.js';

/** Something that goes wrong, or that somebody does, when a share of the changes is written. */
export type Incident = { readonly at: number } & Deed;

export type Deed =
  | { readonly kind: 'replica killed'; readonly replica: number; readonly downMs: number }
  | { readonly kind: 'replica stopped'; readonly replica: number; readonly forMs: number }
  | { readonly kind: 'replica terminated'; readonly replica: number }
  | { readonly kind: 'api killed'; readonly downMs: number }
  | { readonly kind: 'api terminated' }
  | { readonly kind: 'database restarted'; readonly how: 'fast' | 'immediate' }
  | { readonly kind: 'sessions terminated' }
  | { readonly kind: 'database read-only'; readonly forMs: number }
  | { readonly kind: 'network silent'; readonly forMs: number }
  | { readonly kind: 'google fault'; readonly name: GoogleFaultName; readonly rule: FaultRule }
  | { readonly kind: 'grant revoked'; readonly agent: number }
  | { readonly kind: 'disconnected'; readonly agent: number; readonly back: boolean }
  | { readonly kind: PersonsDeed; readonly agent: number };

/** What people do to our events in Google Calendar. */
export type PersonsDeed = 'event edited' | 'event deleted' | 'event purged';

export type DeedKind = Deed['kind'];

/** In a run of 20,000 changes; a smaller one has its share, and what has a least of 1 at all. */
const usual: Readonly<Record<DeedKind, { readonly count: number; readonly least: number }>> = {
  'replica killed': { count: 14, least: 1 },
  'replica stopped': { count: 6, least: 1 },
  'replica terminated': { count: 6, least: 1 },
  'api killed': { count: 4, least: 1 },
  'api terminated': { count: 2, least: 0 },
  'database restarted': { count: 4, least: 1 },
  'sessions terminated': { count: 5, least: 1 },
  'database read-only': { count: 3, least: 1 },
  'network silent': { count: 5, least: 1 },
  'google fault': { count: 60, least: 6 },
  'grant revoked': { count: 25, least: 1 },
  disconnected: { count: 30, least: 2 },
  'event edited': { count: 150, least: 3 },
  'event deleted': { count: 100, least: 2 },
  'event purged': { count: 20, least: 1 },
};

const usualChanges = 20_000;

/** Nothing happens before there is something to lose, or so late that it hits nobody. */
const begins = 0.04;
const ends = 0.97;

/** @param leaseMs of a turn: a process is stopped for longer */
export function planChaos(options: ChaosOptions, leaseMs: number): readonly Incident[] {
  const { seed, changes } = options;
  const incidents = (Object.keys(usual) as DeedKind[]).flatMap((kind) => {
    const { count, least } = usual[kind];
    const random = new Random(`${seed} ${kind}`);
    const wanted = Math.max(least, Math.round((count * changes) / usualChanges));
    return Array.from({ length: wanted }, (_, index) => ({
      // One in each of as many equal parts: a seed does not put them all into one moment.
      at: begins + ((index + random.next()) / wanted) * (ends - begins),
      ...draw(kind, index, random, options, leaseMs),
    }));
  });
  return incidents.toSorted((one, other) => one.at - other.at);
}

function draw(
  kind: DeedKind,
  index: number,
  random: Random,
  { agents, replicas }: ChaosOptions,
  leaseMs: number,
): Deed {
  const agent = random.whole(agents);
  const replica = random.whole(replicas);
  switch (kind) {
    case 'replica killed':
      return { kind, replica, downMs: random.between(0, 2_000) };
    case 'replica stopped':
      return { kind, replica, forMs: leaseMs + random.between(500, 4_000) };
    case 'replica terminated':
      return { kind, replica };
    case 'api killed':
      return { kind, downMs: random.between(0, 1_000) };
    case 'api terminated':
    case 'sessions terminated':
      return { kind };
    case 'database restarted':
      return { kind, how: index % 2 === 0 ? 'immediate' : 'fast' };
    case 'database read-only':
      return { kind, forMs: random.between(1_000, 3_000) };
    case 'network silent':
      return { kind, forMs: random.between(1_000, 2 * leaseMs) };
    case 'google fault':
      return { kind, ...googleFault(index, random) };
    case 'disconnected':
      // Most come back; the others' calendars must stay as they were.
      return { kind, agent, back: index % 4 !== 1 };
    case 'grant revoked':
    case 'event edited':
    case 'event deleted':
    case 'event purged':
      return { kind, agent };
  }
}

function googleFault(
  index: number,
  random: Random,
): { readonly name: GoogleFaultName; readonly rule: FaultRule } {
  const names = Object.keys(googleFaults) as GoogleFaultName[];
  const name = names[index % names.length] ?? 'reset before';
  // A rule waits for its calls: of one kind, so that people's consent is left alone.
  const operation = random.weighted({ insert: 5, update: 4, delete: 2, get: 1 });
  const rule = { match: { operation }, times: 2 + random.whole(12), ...googleFaults[name] };
  return { name, rule };
}
