/**
 * Counts a trial of a lane, if the turn is still ours and the version still wanted. A lane that a
 * writer has locked is passed over: that writer is raising the version.
 *
 * No column of an index is touched: the update stays heap-only.
 *
 * $1 agent · $2 the turn's token · $3 appointment · $4 version
 */
export const beginTrialSql = `
with held as materialized (
  select turn.agent_id
  from calendar_sync.turn
  where turn.agent_id = $1 and turn.lease_token = $2
  for update of turn
),
free as materialized (
  select lane.appointment_id
  from held
  join outbox.lane using (agent_id)
  where lane.appointment_id = $3 and lane.wanted_version = $4
  for update of lane skip locked
)
update outbox.lane
set trials = lane.trials + 1
from free
where lane.appointment_id = free.appointment_id`;
