import { reasonInWords } from '../appointments/sync.reason.js';
import { reconnectInWords } from './reconnect.sentences.js';

export const connectionStates = ['not_connected', 'connected', 'needs_reconnect'] as const;

/**
 * not_connected    appointments stay in ALT
 * connected        changes are written to Google
 * needs_reconnect  Google does not accept the access any more; changes wait
 */
export type ConnectionState = (typeof connectionStates)[number];

/** What the database knows of an agent's connection and backlog. */
export interface ConnectionFacts {
  /** null: the agent never connected. */
  readonly state: ConnectionState | null;
  /** A code of calendar-sync's. */
  readonly reason: string | null;
  readonly account: string | null;
  readonly connectedAt: Date | null;
  readonly grantExpiresAt: Date | null;
  readonly lastSyncedAt: Date | null;
  /** Lanes by state. */
  readonly due: number;
  /** Of those that are due: tried already, without success. */
  readonly retrying: number;
  /** The code that most of them have; null: none was tried. */
  readonly obstacle: string | null;
  readonly paused: number;
  readonly failed: number;
}

export interface ConnectionStatus {
  readonly state: ConnectionState;
  readonly account: string | null;
  readonly connectedAt: Date | null;
  readonly lastSyncedAt: Date | null;
  readonly waiting: number;
  readonly retrying: number;
  readonly failed: number;
  readonly reason: string | null;
  readonly grantExpiresAt: Date | null;
}

function reasonOf(
  state: ConnectionState,
  { reason, obstacle }: ConnectionFacts,
): ConnectionStatus['reason'] {
  switch (state) {
    case 'needs_reconnect':
      return reconnectInWords(reason);
    case 'connected':
      return obstacle === null ? null : reasonInWords(obstacle, null);
    case 'not_connected':
      return null;
  }
}

/** How an agent's connection stands, in their own terms. */
export function statusOf(facts: ConnectionFacts): ConnectionStatus {
  const state = facts.state ?? 'not_connected';
  const { account, connectedAt, grantExpiresAt, lastSyncedAt, failed } = facts;
  return {
    state,
    account,
    connectedAt,
    lastSyncedAt,
    // What was parked waits for a connection that the agent, disconnected, does not ask for.
    waiting: state === 'not_connected' ? 0 : facts.due + facts.paused,
    retrying: state === 'connected' ? facts.retrying : 0,
    failed,
    reason: reasonOf(state, facts),
    grantExpiresAt: state === 'connected' ? grantExpiresAt : null,
  };
}
