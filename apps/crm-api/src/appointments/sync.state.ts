import { type EventReceipt, type LaneState, parseEventReceipt } from '#shared/outbox/index.js';
import { reasonInWords } from './sync.reason.js';

export const syncStates = [
  'not_connected',
  'waiting',
  'retrying',
  'synced',
  'failed',
  'paused',
] as const;

/**
 * not_connected  the newest version is not meant for any calendar
 * waiting        it will be delivered, or is being delivered now
 * retrying       a delivery did not succeed; another follows
 * synced         Google acknowledged it
 * failed         given up; an operator's replay or the next edit tries again
 * paused         waits for the agent to reconnect
 */
export type SyncState = (typeof syncStates)[number];

/** How far an appointment's way into Google Calendar is. */
export interface AppointmentSync {
  readonly state: SyncState;
  /** The version that stands in Google; null: none ever did. */
  readonly syncedVersion: number | null;
  readonly syncedAt: Date | null;
  /** Only while retrying; null once it may begin at any moment. */
  readonly nextAttemptAt: Date | null;
  /** For the person who reads it; null where nothing is wrong. */
  readonly reason: string | null;
  /** Where the event opens in Google Calendar; null also where it stands in an account that was left. */
  readonly eventUrl: string | null;
}

/** What the outbox knows of the appointment. */
export interface LaneFacts {
  readonly state: LaneState;
  readonly runAt: Date;
  /** When Google acknowledged a version for the last time. */
  readonly doneAt: Date | null;
  readonly receipt: unknown;
  readonly lastErrorCode: string | null;
  readonly lastErrorDetail: string | null;
}

/** What calendar-sync says of the agent's connection; an agent who never connected has none. */
export interface ConnectionFacts {
  readonly state: 'not_connected' | 'connected' | 'needs_reconnect';
  readonly reason: string | null;
  /** Google's account; null until its first event told us. */
  readonly account: string | null;
}

/** @param now by the database's clock, which also set the lane's times */
export function deriveSync(
  lane: LaneFacts | null,
  connection: ConnectionFacts | null,
  now: Date,
): AppointmentSync {
  const receipt = readReceipt(lane?.receipt);
  const isReached = receipt?.deleted === false && !standsElsewhere(receipt, connection);
  const state = stateOf(lane, connection, receipt);
  return {
    state,
    syncedVersion: receipt?.version ?? null,
    syncedAt: receipt === null ? null : (lane?.doneAt ?? null),
    nextAttemptAt: state === 'retrying' && lane !== null && lane.runAt > now ? lane.runAt : null,
    reason: reasonOf(state, lane, connection),
    eventUrl: isReached ? receipt.eventUrl : null,
  };
}

function stateOf(
  lane: LaneFacts | null,
  connection: ConnectionFacts | null,
  receipt: EventReceipt | null,
): SyncState {
  // First of all: what failed needs somebody's eye, whatever became of the connection.
  if (lane?.state === 'failed') return 'failed';
  if (connection === null || connection.state === 'not_connected') return 'not_connected';
  if (lane === null) return 'waiting';
  switch (lane.state) {
    case 'due':
      if (connection.state === 'needs_reconnect') return 'paused';
      return lane.lastErrorCode === null ? 'waiting' : 'retrying';
    case 'paused':
      return 'paused';
    case 'done':
      return standsElsewhere(receipt, connection) ? 'not_connected' : 'synced';
    case 'skipped':
      // Settled while there was no connection; a backfill brings it in.
      return 'not_connected';
  }
}

/**
 * Google acknowledged it, but in an account that the agent has since left for another one. Not after a
 * mere disconnect, which leaves no account, and the event in its place.
 */
function standsElsewhere(
  receipt: EventReceipt | null,
  connection: ConnectionFacts | null,
): boolean {
  const written = receipt?.account ?? null;
  const account = connection?.account ?? null;
  return written !== null && account !== null && written !== account;
}

function reasonOf(
  state: SyncState,
  lane: LaneFacts | null,
  connection: ConnectionFacts | null,
): string | null {
  const ofLane = (): string | null =>
    lane === null || lane.lastErrorCode === null
      ? null
      : reasonInWords(lane.lastErrorCode, lane.lastErrorDetail);
  switch (state) {
    case 'failed':
    case 'retrying':
      return ofLane();
    case 'paused':
      return connection === null || connection.reason === null
        ? ofLane()
        : reasonInWords(connection.reason, null);
    case 'not_connected':
    case 'waiting':
    case 'synced':
      return null;
  }
}

/** One receipt that cannot be read says nothing; it must not take a whole list down. */
function readReceipt(value: unknown): EventReceipt | null {
  try {
    return parseEventReceipt(value);
  } catch {
    return null;
  }
}
