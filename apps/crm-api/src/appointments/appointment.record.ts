import type { AppointmentEntity } from './appointment.entity.js';
import {
  type AppointmentSync,
  type ConnectionFacts,
  deriveSync,
  type LaneFacts,
} from './sync.state.js';

/** An appointment with all that its answer shows, read at one moment. */
export interface AppointmentRecord extends Omit<
  AppointmentEntity,
  'agentId' | 'agent' | 'contact' | 'idempotencyKey'
> {
  readonly contactName: string;
  readonly sync: AppointmentSync;
  /** Its place in a list: `startsAt` with the microseconds that a Date cuts. */
  readonly startsAtText: string;
}

/** A row of `recordSql`. */
export interface RecordRow extends Omit<AppointmentRecord, 'sync'>, Omit<LaneFacts, 'state'> {
  /** null as long as no version is in the outbox. */
  readonly laneState: LaneFacts['state'] | null;
  /** null for an agent who never connected. */
  readonly connectionState: ConnectionFacts['state'] | null;
  readonly connectionReason: string | null;
  readonly connectionAccount: string | null;
  readonly now: Date;
}

/**
 * Joined on purpose: one round trip for a page, whatever its length. Lane and connection are
 * found by their primary keys, for the page's rows alone.
 */
export const recordSql = `
select
  appointment.id, appointment.contact_id as "contactId", contact.name as "contactName",
  appointment.kind, appointment.title, appointment.all_day as "allDay",
  appointment.starts_at as "startsAt", appointment.ends_at as "endsAt",
  appointment.starts_on::text as "startsOn", appointment.ends_on::text as "endsOn",
  appointment.time_zone as "timeZone", appointment.location, appointment.notes,
  appointment.version, appointment.created_at as "createdAt", appointment.updated_at as "updatedAt",
  to_char(appointment.starts_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
    as "startsAtText",
  lane.state as "laneState", lane.run_at as "runAt", lane.done_at as "doneAt", lane.receipt,
  lane.last_error_code as "lastErrorCode", lane.last_error_detail as "lastErrorDetail",
  connection.state as "connectionState", connection.reason as "connectionReason",
  connection.account as "connectionAccount",
  clock_timestamp() as now
from crm.appointment
join crm.contact on contact.id = appointment.contact_id
left join outbox.lane on lane.appointment_id = appointment.id
left join calendar_sync.connection_status connection on connection.agent_id = appointment.agent_id`;

export function recordOf(row: RecordRow): AppointmentRecord {
  const { laneState, connectionState, connectionReason, connectionAccount, now, ...rest } = row;
  const { runAt, doneAt, receipt, lastErrorCode, lastErrorDetail, ...shown } = rest;
  const lane =
    laneState === null
      ? null
      : { state: laneState, runAt, doneAt, receipt, lastErrorCode, lastErrorDetail };
  const connection =
    connectionState === null
      ? null
      : { state: connectionState, reason: connectionReason, account: connectionAccount };
  return { ...shown, sync: deriveSync(lane, connection, now) };
}
