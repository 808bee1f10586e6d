import type { LaneState } from './lane.entity.js';

/**
 * What can happen to a lane.
 *
 * written       the writer raised the version; attempts start afresh
 * acknowledged  Google has the version
 * passed_over   the agent has no connection
 * put_off       retried, snoozed or handed back: due again, later
 * parked        the delivery found out that the agent has to reconnect
 * given_up      permanent, or failing for too long, or its delivery takes processes down
 * lost          the connection was lost: all that is due waits
 * released      the agent connected
 * tried_again   the agent connected, and this is a deletion: of what failed otherwise, a newer version
 *               can come
 * asked         the agent connected, and this delivery tells which Google account that is
 * backfilled    the agent wants on the calendar what was never on it
 */
export const laneEvents = [
  'written',
  'acknowledged',
  'passed_over',
  'put_off',
  'parked',
  'given_up',
  'lost',
  'released',
  'tried_again',
  'asked',
  'backfilled',
] as const;
export type LaneEvent = (typeof laneEvents)[number];

type Transitions = Readonly<Partial<Record<LaneEvent, LaneState>>>;

/** How a delivery ends. It may have been under way when the connection was lost. */
const delivered: Transitions = {
  acknowledged: 'done',
  passed_over: 'skipped',
  put_off: 'due',
  parked: 'paused',
  given_up: 'failed',
};

/**
 * The life of a lane, which is lived in SQL: the writer's append, the settle, and the statements
 * of the connections. What is not in here must not happen; the simulation watches every update.
 */
export const laneMachine: Readonly<Record<LaneState, Transitions>> = {
  due: { written: 'due', ...delivered, lost: 'paused' },
  done: { written: 'due', asked: 'due', backfilled: 'due' },
  skipped: { written: 'due', released: 'due', backfilled: 'due' },
  paused: { written: 'due', ...delivered, released: 'due' },
  failed: { written: 'due', tried_again: 'due' },
};
