import type { LaneRow } from './calendar.audit.js';
import type { AppointmentRow } from './event.expectation.js';
import type { OwnerDatabase } from './owner.database.js';

type Row = Omit<LaneRow, 'appointment'> & { readonly agentId: string } & (
    { readonly title: null } | (AppointmentRow & { readonly title: string })
  );

const instant = (column: string): string =>
  `to_char(${column} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const lanesSql = `
select
  lane.appointment_id as id, lane.agent_id as "agentId", lane.state,
  lane.wanted_version as "wantedVersion", lane.done_version as "doneVersion",
  coalesce((lane.receipt ->> 'deleted')::boolean = false, false) as "hasReceipt",
  lane.last_error_code as error,
  appointment.title, appointment.location, appointment.notes, appointment.kind,
  appointment.all_day as "allDay", appointment.time_zone as "timeZone",
  ${instant('appointment.starts_at')} as "startsAt", ${instant('appointment.ends_at')} as "endsAt",
  appointment.starts_on::text as "startsOn", appointment.ends_on::text as "endsOn",
  json_build_object('name', contact.name, 'phone', contact.phone, 'email', contact.email) as client
from outbox.lane
left join crm.appointment on appointment.id = lane.appointment_id
left join crm.contact on contact.id = appointment.contact_id
where lane.agent_id = any($1)`;

/** ALT's side of the comparison, straight from the tables. @returns lanes by agent */
export async function readLanes(
  owner: OwnerDatabase,
  agentIds: readonly string[],
): Promise<Map<string, LaneRow[]>> {
  const rows = await owner.query<Row>(lanesSql, [agentIds]);
  const lanes = rows.map((row) => ({
    agentId: row.agentId,
    lane: { ...row, appointment: row.title === null ? null : row } satisfies LaneRow,
  }));
  const ofAgent = new Map<string, LaneRow[]>();
  for (const { agentId, lane } of lanes) {
    const known = ofAgent.get(agentId);
    if (known === undefined) ofAgent.set(agentId, [lane]);
    else known.push(lane);
  }
  return ofAgent;
}
