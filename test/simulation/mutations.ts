import type {
  AccessGrant,
  ConnectionGate,
} from '../../apps/calendar-sync/src/calendar/connection.gate.js';
import type { ChangeHandler, Verdict } from '../../apps/calendar-sync/src/relay/change.handler.js';
import type { OutboxClaimer } from '../../apps/calendar-sync/src/relay/outbox.claimer.js';

/** One rule of the product broken on purpose, from outside: shows that the simulation would see it. */
export interface Mutation {
  /** What of a statement is replaced by what. */
  readonly sql?: readonly (readonly [from: string, to: string])[];
  readonly headers?: (headers: Record<string, string>) => Record<string, string>;
  readonly gate?: (gate: ConnectionGate) => ConnectionGate;
  readonly handler?: (handler: ChangeHandler) => ChangeHandler;
  readonly claimer?: (claimer: OutboxClaimer) => OutboxClaimer;
}

export const noMutation: Mutation = {};

export const mutations = {
  'settle-without-lease': {
    sql: [['and turn.lease_token = finished.token', '']],
  },
  'settle-before-call': {
    handler: (handler) => ({
      handle(delivery, signal) {
        void handler.handle(delivery, signal).catch(() => undefined);
        return Promise.resolve<Verdict>({ kind: 'done', receipt: delivery.receipt });
      },
    }),
  },
  'retry-is-done': {
    handler: (handler) => ({
      async handle(delivery, signal) {
        const verdict = await handler.handle(delivery, signal);
        return verdict.kind === 'retry' ? { kind: 'done', receipt: delivery.receipt } : verdict;
      },
    }),
  },
  'newer-version-overlooked': {
    sql: [
      [
        'state = case when lane.wanted_version > s.version then lane.state else s.state end',
        'state = s.state',
      ],
    ],
  },
  'lanes-without-turn': {
    sql: [['and turn.lease_until <= now() and turn.not_before <= now()', '']],
  },
  'lease-not-looked-at': {
    claimer: (claimer) =>
      overriding(claimer, {
        async claim(most: number) {
          const claim = await claimer.claim(most);
          return {
            ...claim,
            turns: claim.turns.map((turn) => ({ ...turn, leaseEndsAt: Number.MAX_VALUE })),
          };
        },
      }),
  },
  'cursor-instead-of-lanes': {
    sql: [
      [
        'due.agent_id = chosen.agent_id and due.run_at <= now()',
        `due.agent_id = chosen.agent_id and due.run_at <= now() and due.run_at >= coalesce((
          select max(passed.changed_at) from outbox.lane passed
          where passed.agent_id = chosen.agent_id and passed.state = 'done'
        ), '-infinity')`,
      ],
    ],
  },
  'connection-remembered': {
    gate: (gate) => {
      const remembered = new Map<string, AccessGrant>();
      return overriding(gate, {
        async accessFor(agentId: string) {
          const known = remembered.get(agentId);
          if (known !== undefined) return known;
          const grant = await gate.accessFor(agentId);
          if (grant.kind === 'granted') remembered.set(agentId, grant);
          return grant;
        },
      });
    },
  },
  'disconnect-does-not-wait': {
    sql: [['where turn.lease_until <= now()\nreturning agent_id', 'returning agent_id']],
  },
  'connect-ignores-epoch': {
    sql: [
      [
        "where connection.epoch = $2 or connection.state = 'connected'",
        'where $2::int is null or true',
      ],
    ],
  },
  'no-if-match': {
    headers: ({ 'if-match': _dropped, ...headers }) => headers,
  },
} as const satisfies Record<string, Mutation>;

export type MutationName = keyof typeof mutations;

export function rewriterOf({ sql }: Mutation): (text: string) => string {
  return (text) => (sql ?? []).reduce((rest, [from, to]) => rest.replace(from, to), text);
}

function overriding<Part extends object>(part: Part, methods: Partial<Part>): Part {
  return new Proxy(part, {
    get(target, name) {
      const own: unknown = Reflect.get(methods, name);
      if (own !== undefined) return own;
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}
