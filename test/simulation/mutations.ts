import type {
  AccessGrant,
  ConnectionGate,
} from '../../apps/calendar-sync/src/calendar/connection.gate.js';
import type { ChangeHandler, Verdict } from '../../apps/calendar-sync/src/relay/change.handler.js';
import type { OutboxClaimer } from '../../apps/calendar-sync/src/relay/outbox.claimer.js';
import type { CallParts } from './google.network.js';

let inserts = 0;

/** One rule of the product broken on purpose, from outside: shows that the simulation would see it. */
export interface Mutation {
  /** What of a statement is replaced by what. */
  readonly sql?: readonly (readonly [from: string, to: string])[];
  readonly call?: (call: CallParts) => CallParts;
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
  'newest-version-is-done': {
    sql: [
      [
        'state = case when lane.wanted_version > s.version then lane.state else s.state end',
        'state = s.state',
      ],
      [
        "when s.state in ('done', 'skipped') then greatest(lane.done_version, s.version)",
        "when s.state = 'done' then lane.wanted_version",
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
    sql: [['where agent_id = $1 and lease_until > clock_timestamp()', 'where false']],
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
    call: ({ headers: { 'if-match': _dropped, ...headers }, ...call }) => ({ ...call, headers }),
  },
  'id-not-derived': {
    call: (call) =>
      call.method === 'POST' && call.path.startsWith('/calendar/')
        ? { ...call, body: call.body?.replace(/g\d+"/, `g${(inserts += 1) % 10_000}"`) }
        : call,
  },
  'event-not-ours': {
    call: (call) => ({ ...call, path: call.path.replace(/\/events\/\w+/, '/events/dentist') }),
  },
  'lane-not-raised': {
    sql: [['wanted_version = excluded.wanted_version,', '']],
  },
  'account-under-any-epoch': {
    sql: [
      [
        'where agent_id = $1 and epoch = $2 and account is distinct',
        'where agent_id = $1 and $2::int is not null and account is distinct',
      ],
    ],
  },
  'shared-grant-revoked': {
    sql: [
      [
        'select exists (\n  select\n  from calendar_sync.credential',
        'select false and exists (\n  select\n  from calendar_sync.credential',
      ],
    ],
  },
  'failed-released': {
    sql: [["lane.state in ('paused', 'skipped')", "lane.state in ('paused', 'skipped', 'failed')"]],
  },
  'deletion-not-tried-again': {
    sql: [["lane.state = 'failed' and lane.operation = 'delete'", 'false']],
    // Google hardly ever refuses one: here every replica's first try is.
    handler: refusingDeletions,
  },
  'calls-without-lease': {
    handler: (handler) => ({
      handle: (delivery, signal) =>
        handler.handle({ ...delivery, leaseEndsAt: Number.MAX_VALUE }, signal),
    }),
  },
  'crashes-not-counted': {
    sql: [['unsettled = least(lane.unsettled + 1, 100),', '']],
  },
  'unsettled-not-reset': {
    sql: [
      [
        'unsettled = case when lane.wanted_version > s.version then lane.unsettled else s.unsettled end',
        'unsettled = lane.unsettled',
      ],
    ],
  },
  'trial-not-noted': {
    sql: [['set trials = lane.trials + 1', 'set trials = lane.trials']],
  },
  'lanes-not-forgotten': {
    sql: [['select outbox.forget_agent($1)', 'select $1::uuid']],
  },
} as const satisfies Record<string, Mutation>;

function refusingDeletions(handler: ChangeHandler): ChangeHandler {
  const refused = new Set<string>();
  return {
    handle(delivery, signal) {
      const { operation, appointmentId } = delivery;
      if (operation !== 'delete' || refused.has(appointmentId)) {
        return handler.handle(delivery, signal);
      }
      refused.add(appointmentId);
      const fault = { code: 'event_invalid', detail: null };
      return Promise.resolve<Verdict>({ kind: 'fail', fault });
    },
  };
}

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
