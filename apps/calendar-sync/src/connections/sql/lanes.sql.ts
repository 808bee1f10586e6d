import { dueAgainSql } from '#shared/outbox/index.js';

/**
 * What waits for a connection, in the lanes: those that were parked, and those that were passed
 * over although an event of ours stands in Google, or may stand there because an attempt's answer
 * was never heard (it was edited or deleted in ALT meanwhile).
 * Lanes passed over without an event stay: they were never on this calendar, and are offered as a
 * backfill.
 *
 * Lanes are never waited for: one that an open transaction has locked is being raised by its
 * writer. Should that writer roll back, the sweep finds the lane.
 *
 * Plan: the partial index lane_waiting (agent_id).
 */
const waiting = `
  lane.state in ('paused', 'skipped')
  and (lane.state = 'paused' or lane.receipt is not null or lane.doubtful)`;

/**
 * A deletion that was given up: no newer version of it can come, so a connect is its only way out. Not
 * where its delivery takes processes down; and not in the sweep, which would try it again and again.
 */
const failedDeletion = `
  lane.state = 'failed' and lane.operation = 'delete'
  and lane.last_error_code is distinct from 'delivery_crashes'`;

const makeDue = `
update outbox.lane
set ${dueAgainSql()}
from open
where lane.appointment_id = open.appointment_id
returning lane.appointment_id`;

/** What waits, and what is tried again: once for each connect. $1 agent */
export const releaseLanesSql = `
with open as materialized (
  select lane.appointment_id
  from outbox.lane
  where lane.agent_id = $1 and (${waiting} or ${failedDeletion})
  order by lane.appointment_id
  for update skip locked
)
${makeDue}`;

/**
 * Google says which account was connected in the answer about an event of ours, and nowhere else. Until
 * then all that stands in the account before would be shown as synced. So one upcoming event is delivered
 * again, unless something that is due anyway will tell. Where it stands as ALT left it, that writes
 * nothing; elsewhere it puts right what was done to this one event by hand, or inserts it.
 *
 * Compared as texts, to the day: a payload that cannot be read must not keep its agent from connecting.
 *
 * Plan: the partial index lane_done (agent_id); once for each connect. $1 agent
 */
export const askAccountSql = `
with open as materialized (
  select lane.appointment_id
  from outbox.lane
  where lane.agent_id = $1
    and lane.state = 'done'
    and lane.operation = 'upsert'
    and lane.receipt ->> 'account' is not null
    and coalesce(lane.payload #>> '{times,endsAt}', lane.payload #>> '{times,endsOn}')
      >= to_char(clock_timestamp() at time zone 'utc', 'YYYY-MM-DD')
    and not exists (
      select from outbox.lane other
      where other.agent_id = $1 and other.state = 'due' and other.operation = 'upsert'
    )
  order by lane.done_at desc
  limit 1
  for update skip locked
)
${makeDue}`;

/**
 * What is released, for whoever connected lately. What can be left behind is left within one lease of the
 * relay's; an hour covers a writer that rolls back late.
 */
export const sweepLanesSql = `
with open as materialized (
  select lane.appointment_id
  from calendar_sync.connection
  join outbox.lane using (agent_id)
  where connection.state = 'connected'
    and connection.connected_at > clock_timestamp() - interval '1 hour'
    and ${waiting}
  order by lane.appointment_id
  limit 1000
  for update of lane skip locked
)
${makeDue}`;

/**
 * The connection is lost: its tokens go, and all that is due waits, in one statement and once.
 * Void if the agent connected or disconnected since `$2`. What the claim has locked at this moment
 * is being handed out; its delivery finds the connection lost and is parked then.
 *
 * $1 agent · $2 epoch · $3 reason: \`access_revoked\` becomes \`testing_expired\` when Google had
 * announced the end of the grant for about now
 */
export const loseConnectionSql = `
with lost as (
  update calendar_sync.connection
  set
    state = 'needs_reconnect',
    reason = case
      when $3 = 'access_revoked' and grant_expires_at < clock_timestamp() + interval '1 hour'
        then 'testing_expired'
      else $3
    end
  where agent_id = $1 and epoch = $2 and state = 'connected'
  returning agent_id, reason
),
gone as (
  delete from calendar_sync.credential
  where agent_id in (select agent_id from lost)
),
open as materialized (
  select lane.appointment_id
  from outbox.lane
  where lane.state = 'due' and lane.agent_id in (select agent_id from lost)
  order by lane.appointment_id
  for update skip locked
),
paused as (
  update outbox.lane
  set state = 'paused', last_error_code = lost.reason, last_error_detail = null
  from open, lost
  where lane.appointment_id = open.appointment_id
  returning lane.appointment_id
)
select lost.reason, (select count(*)::int from paused) as "paused" from lost`;

export interface LossRow {
  readonly reason: string;
  /** Lanes that wait now. */
  readonly paused: number;
}
