import { type AppointmentRow, differencesOf } from './event.expectation.js';
import type { StandingEvent } from './standing.event.js';

/** An appointment's delivery, as the outbox has it; `appointment` is null when it was deleted. */
export interface LaneRow {
  readonly id: string;
  readonly state: string;
  readonly wantedVersion: number;
  readonly doneVersion: number;
  readonly hasReceipt: boolean;
  readonly error: string | null;
  readonly appointment: AppointmentRow | null;
}

/** One connected agent's ALT, and the same agent's calendar. */
export interface CalendarPair {
  readonly agent: string;
  readonly lanes: readonly LaneRow[];
  /** Live ones. */
  readonly events: readonly StandingEvent[];
  /** The person's own, as they were made. */
  readonly own: readonly StandingEvent[];
}

export type FindingKind =
  | 'lost'
  | 'doubled'
  | 'wrong content'
  | 'left behind'
  | 'foreign touched'
  | 'not settled'
  | 'acknowledged and lost'
  | 'out of order'
  | 'after disconnect'
  | 'wrong sync state'
  | 'connection lost'
  | 'half a write'
  | 'dishonest answer'
  | 'secret in a log'
  | 'nobody’s error'
  | 'process died'
  | 'stuck';

export interface Finding {
  readonly kind: FindingKind;
  readonly what: string;
}

const ourId = /^alt([\da-f]{8})([\da-f]{4})([\da-f]{4})([\da-f]{4})([\da-f]{12})g\d+$/;

/** The appointment that an event's id names; undefined: the event is not of our making. */
export function appointmentIn(eventId: string | null): string | undefined {
  return ourId
    .exec(eventId ?? '')
    ?.slice(1)
    .join('-');
}

/** Compares a calendar with ALT, event by event. */
export function auditCalendar({ agent, lanes, events, own }: CalendarPair): Finding[] {
  const standing = Map.groupBy(events, ({ id }) => appointmentIn(id));
  const findings = auditOwn(agent, standing.get(undefined) ?? [], own);
  for (const lane of lanes) {
    findings.push(...auditLane(agent, lane), ...auditEvents(agent, lane, standing.get(lane.id)));
    standing.delete(lane.id);
  }
  for (const [id, left] of standing) {
    if (id === undefined) continue;
    findings.push({ kind: 'left behind', what: `${agent}: ${left.length} of unknown ${id}` });
  }
  return findings;
}

function auditEvents(
  agent: string,
  { id, appointment, wantedVersion }: LaneRow,
  events: readonly StandingEvent[] = [],
): Finding[] {
  const name = `${agent}: ${id} at version ${wantedVersion}`;
  const [event, ...others] = events;
  if (others.length > 0) {
    const ids = events.map((one) => one.id).join(', ');
    return [{ kind: 'doubled', what: `${name} stands as ${ids}` }];
  }
  if (appointment === null) {
    return event === undefined
      ? []
      : [{ kind: 'left behind', what: `${name} was deleted, ${event.id} stands` }];
  }
  if (event === undefined) return [{ kind: 'lost', what: `${name} has no event` }];
  const differences = differencesOf(appointment, event);
  return differences.length === 0
    ? []
    : [{ kind: 'wrong content', what: `${name}: ${differences.join(', ')}` }];
}

/** Whoever is connected has everything delivered; what was never brought in needs no removal. */
function auditLane(agent: string, lane: LaneRow): Finding[] {
  const { id, state, wantedVersion, doneVersion, hasReceipt, appointment, error } = lane;
  const isDone = state === 'done' && doneVersion === wantedVersion;
  const neverThere = state === 'skipped' && appointment === null && !hasReceipt;
  if (isDone || neverThere) return [];
  const how = `${state} (${error ?? 'no fault'}), done ${doneVersion} of ${wantedVersion}`;
  return [{ kind: 'not settled', what: `${agent}: ${id} is ${how}` }];
}

function auditOwn(
  agent: string,
  found: readonly StandingEvent[],
  own: readonly StandingEvent[],
): Finding[] {
  const asMade = new Map(own.map((event) => [event.id, JSON.stringify(event)]));
  const findings: Finding[] = [];
  for (const event of found) {
    const made = asMade.get(event.id);
    asMade.delete(event.id);
    if (made === JSON.stringify(event)) continue;
    const what = made === undefined ? 'is nobody’s' : 'was changed';
    findings.push({ kind: 'foreign touched', what: `${agent}: ${event.id} ${what}` });
  }
  for (const id of asMade.keys()) {
    findings.push({ kind: 'foreign touched', what: `${agent}: ${id} is gone` });
  }
  return findings;
}
