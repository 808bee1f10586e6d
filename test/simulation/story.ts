import { Random } from './random.js';

export const actionKinds = {
  create: 6,
  edit: 14,
  burst: 4,
  import: 3,
  rollback: 2,
  delete: 6,
  poison: 1,
  disconnect: 6,
  connect: 7,
  connect_elsewhere: 3,
  backfill: 3,
  leave: 1,
  revoke_at_google: 2,
  expire_access: 4,
  person_edits: 2,
  person_deletes: 2,
  person_purges: 2,
  person_creates: 1,
  kill: 3,
  pause: 4,
  stop: 1,
  clock_jump: 2,
  outage: 1,
} as const;

export type ActionKind = keyof typeof actionKinds;

/** Hardly anything but edits: what comes late then comes after something newer. */
const busyKinds = { create: 2, edit: 60, delete: 3, connect: 2, kill: 1, pause: 2 } as const;

/** Something that somebody does at a moment; what exactly, `random` decides. */
export interface Action {
  readonly number: number;
  readonly atMs: number;
  readonly kind: ActionKind;
  readonly agent: number;
}

export interface Story {
  readonly agents: number;
  readonly accounts: number;
  readonly replicas: number;
  readonly lengthMs: number;
  readonly faultRate: number;
  /** How long Google lets an access token live. */
  readonly accessTokenSeconds: number;
  readonly actions: readonly Action[];
}

/**
 * What happens under a seed. Calm ones and stormy ones, short ones and long ones.
 * @param busy with many more edits
 */
export function storyOf(seed: number, busy = false): Story {
  const random = new Random(`${seed} story`);
  const agents = 1 + random.whole(3);
  const lengthMs = random.between(15_000, 60_000);
  const connects = Array.from({ length: agents }, (_, agent) => ({
    number: agent,
    atMs: random.between(10, 500),
    kind: 'connect' as const,
    agent,
  }));
  const creates = Array.from({ length: agents * 4 }, (_, n) => ({
    number: agents + n,
    atMs: random.between(100, 4_000),
    kind: 'create' as const,
    agent: n % agents,
  }));
  const length = (12 + random.whole(30)) * (busy ? 4 : 1);
  const others = Array.from({ length }, (_, n) => ({
    number: agents * 5 + n,
    atMs: random.between(500, lengthMs),
    kind: busy ? random.weighted(busyKinds) : random.weighted(actionKinds),
    agent: random.whole(agents),
  }));
  return {
    agents,
    accounts: 1 + random.whole(3),
    replicas: random.pick([1, 2, 2, 3, 3]),
    lengthMs,
    accessTokenSeconds: random.pick([3_599, 3_599, 80, 20]),
    faultRate: random.pick([0, 0.03, 0.08, 0.15, 0.25]),
    actions: [...connects, ...creates, ...others].toSorted((one, other) => one.atMs - other.atMs),
  };
}
