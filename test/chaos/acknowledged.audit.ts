import type { Acknowledged } from './acknowledged.ledger.js';
import type { Finding, LaneRow } from './calendar.audit.js';

/** Holds what crm-api acknowledged against what it has: a crash must not take back an answer. */
export function auditAcknowledged(
  acknowledged: ReadonlyMap<string, Acknowledged>,
  lanes: ReadonlyMap<string, LaneRow>,
): Finding[] {
  return [...acknowledged].flatMap(([id, { version, title, isDeleted }]): Finding[] => {
    const lost = (how: string): Finding[] => [
      { kind: 'acknowledged and lost', what: `${id}, acknowledged at version ${version}, ${how}` },
    ];
    const lane = lanes.get(id);
    if (lane === undefined) return lost('is unknown');
    if (lane.wantedVersion < version) return lost(`is at version ${lane.wantedVersion}`);
    if (isDeleted) return lane.appointment === null ? [] : lost('was deleted and is there');
    if (lane.wantedVersion > version) return [];
    return lane.appointment?.title === title ? [] : lost('has another content');
  });
}
