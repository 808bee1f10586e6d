/**
 * Plan: the connection and the turn by primary key; the counts from the partial indexes lane_due
 * (agent_id, run_at) and lane_waiting (agent_id, state), which leave out the many that are done.
 * $1 agent
 */
export const connectionStatusSql = `
select
  connection.state,
  connection.reason,
  connection.account,
  connection.connected_at as "connectedAt",
  connection.grant_expires_at as "grantExpiresAt",
  connection.last_synced_at as "lastSyncedAt",
  due.lanes as "due",
  due.tried as "retrying",
  due.obstacle as "obstacle",
  (select count(*)::int from outbox.lane where agent_id = agent.id and state = 'paused')
    as "paused",
  (select count(*)::int from outbox.lane where agent_id = agent.id and state = 'failed')
    as "failed"
from (select $1::uuid as id) agent
cross join lateral (
  select
    count(*)::int as lanes,
    count(last_error_code)::int as tried,
    mode() within group (order by last_error_code) as obstacle
  from outbox.lane
  where agent_id = agent.id and state = 'due'
) due
left join calendar_sync.connection_status connection on connection.agent_id = agent.id`;
