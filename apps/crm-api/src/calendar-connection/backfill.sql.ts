import { dueAgainSql } from '#shared/outbox/index.js';
import { longestDays } from '../appointments/appointment.times.js';

const connection = `
connection as materialized (
  select state, reason, account
  from calendar_sync.connection_status
  where agent_id = $1
)`;

/**
 * Upcoming appointments of a connected agent that are not on the calendar, and on no way there:
 * settled while there was no connection, or standing in an account that the agent has since left
 * for another one. As long as Google did not say which account this connection is, no event is
 * taken to stand elsewhere. All of it is what `sync.state.ts` calls \`not_connected\`.
 *
 * An all-day appointment's \`ends_at\` is the end of its last day in its zone. Every appointment has
 * a lane, from the statement that wrote its first version on.
 *
 * Plan: the index appointment_of_agent (agent_id, starts_at), which knows no ends: what still goes
 * on began at most the longest span before (and a day). Then lanes by primary key, or by lane_waiting.
 */
const missing = `
  select lane.appointment_id, appointment.starts_at
  from connection
  cross join crm.appointment
  join outbox.lane on lane.appointment_id = appointment.id
  where connection.state = 'connected'
    and appointment.agent_id = $1
    and appointment.ends_at > now()
    and appointment.starts_at > now() - interval '${longestDays + 1} days'
    and (lane.state = 'skipped'
      or lane.state = 'done' and lane.receipt ->> 'account' <> connection.account)`;

const answer = (appointments: string): string => `
select connection.state, connection.reason, ${appointments} as appointments
from (select $1::uuid as id) agent
left join connection on true`;

/** $1 agent */
export const countMissingSql = `
with ${connection},
missing as (${missing}
)
${answer('(select count(*)::int from missing)')}`;

/** About what Google takes of one agent: what is edited meanwhile goes in between, not behind. */
const paceMs = 100;

/**
 * Makes them due, the soonest first. The version stays: nothing was changed, so nothing is written
 * to the log.
 *
 * Lanes are never waited for, nor appointments locked: whoever holds a lane is its writer, who makes
 * it due (or deletes the event), or somebody who makes it due as we do. Its state is looked at once
 * more under its lock, so pressed twice at once each appointment counts once. $1 agent
 */
export const backfillSql = `
with ${connection},
missing as materialized (${missing}
  order by lane.appointment_id
  for update of lane skip locked
),
queued as (
  select appointment_id, row_number() over (order by starts_at) - 1 as place from missing
),
backfilled as (
  update outbox.lane
  set ${dueAgainSql(`now() + queued.place * interval '${paceMs} ms'`)}
  from queued
  where lane.appointment_id = queued.appointment_id
  returning lane.appointment_id
)
${answer('(select count(*)::int from backfilled)')}`;

export interface BackfillRow {
  /** null: the agent never connected. */
  readonly state: 'not_connected' | 'connected' | 'needs_reconnect' | null;
  /** Why to reconnect, as calendar-sync's code. */
  readonly reason: string | null;
  readonly appointments: number;
}
