/**
 * Claims turns and their lanes, in one statement.
 *
 * `visited` is a skip scan over the partial index lane_due (agent_id, run_at): one index probe
 * for each agent with due lanes, starting behind the agent where the last claim stopped, which is
 * the round-robin. The usual "head row of each key" costs 225 to 960 ms with 500,000 due rows and
 * one hot agent; this costs the same 3 ms.
 *
 * A turn that is leased, resting or being settled is passed over, and so is a lane that a writer
 * has locked: a long import delays nobody else. Both conditions are looked at again under the row
 * lock, so what another replica settled since the snapshot is not handed out twice.
 *
 * Lists are handed on as arrays: joined as CTEs, which the planner believes to have one row, they
 * were nested loops over each other, 1.3 s for 500 agents that never had a turn.
 *
 * The lanes' update touches no indexed column: it stays heap-only. Attempts and unsettled claims
 * are counted here, before anything is tried, so that a change that kills the process is found out
 * (`lane.suspicion.ts`). The latter is bounded: it has no meaning beyond a few, and must not overflow.
 *
 * $1 agent to start behind · $2 agents to visit · $3 turns at most · $4 lanes for each turn
 * $5 lease in ms · $6 fresh token
 */
export const claimSql = `
with recursive visited (agent_id, run_at, n) as (
  (select agent_id, run_at, 1
   from outbox.lane
   where state = 'due' and agent_id > $1
   order by agent_id, run_at
   limit 1)
  union all
  select following.agent_id, following.run_at, visited.n + 1
  from visited
  cross join lateral (
    select lane.agent_id, lane.run_at
    from outbox.lane
    where lane.state = 'due' and lane.agent_id > visited.agent_id
    order by lane.agent_id, lane.run_at
    limit 1
  ) following
  where visited.n < $2
),
free as materialized (
  select turn.agent_id
  from visited
  join calendar_sync.turn using (agent_id)
  where visited.run_at <= now() and turn.lease_until <= now() and turn.not_before <= now()
  order by turn.agent_id
  limit $3
  for update of turn skip locked
),
-- Agents that never had a turn.
fresh as materialized (
  select agent_id
  from visited
  where run_at <= now()
    and not exists (select from calendar_sync.turn where turn.agent_id = visited.agent_id)
  order by agent_id
  limit $3
),
chosen as materialized (
  select agent_id from free union all select agent_id from fresh
  order by agent_id
  limit $3
),
picked as materialized (
  select chosen.agent_id, lane.appointment_id
  from chosen
  cross join lateral (
    select due.appointment_id
    from outbox.lane due
    where due.state = 'due' and due.agent_id = chosen.agent_id and due.run_at <= now()
    order by due.run_at
    limit $4
    for update skip locked
  ) lane
),
taken as (
  update calendar_sync.turn
  set lease_token = $6, lease_until = clock_timestamp() + $5 * interval '1 ms'
  where agent_id = any (array(select agent_id from picked intersect select agent_id from free))
  returning agent_id
),
made as (
  insert into calendar_sync.turn (agent_id, lease_token, lease_until)
  select agent_id, $6, clock_timestamp() + $5 * interval '1 ms'
  from (select agent_id from picked intersect select agent_id from fresh) first_turn
  -- Two replicas that meet here wait for each other's rows: in one order, never in a circle.
  order by agent_id
  on conflict (agent_id) do nothing
  returning agent_id
),
claimed as (
  update outbox.lane
  set
    attempts = lane.attempts + 1,
    unsettled = least(lane.unsettled + 1, 100),
    claim_token = $6
  where lane.appointment_id = any (array(
    select appointment_id
    from picked
    where agent_id = any (array(select agent_id from taken union all select agent_id from made))
  ))
  returning lane.*
)
select
  sweep.stopped_at as "stoppedAt",
  sweep.finished,
  claimed.agent_id as "agentId",
  claimed.appointment_id as "appointmentId",
  claimed.wanted_version as version,
  claimed.operation,
  claimed.schema_version as "schemaVersion",
  claimed.payload,
  claimed.receipt,
  claimed.attempts as attempt,
  claimed.trace_context as "traceContext",
  claimed.last_error_code is not null as troubled,
  claimed.unsettled - 1 as unsettled,
  claimed.trials,
  -- Not extract(), which reckons in numeric: this is asked for every lane.
  date_part('epoch', now() - claimed.run_at) * 1000 as "overdueMs",
  coalesce(extract(epoch from now() - claimed.failing_since) * 1000, 0)::float8 as "failingForMs"
from (
  select
    -- With all turns given out, the next claim begins behind the last one taken.
    case when (select count(*) from chosen) >= $3
      then (select agent_id from chosen order by agent_id desc limit 1)
      else (select agent_id from visited order by agent_id desc limit 1)
    end as stopped_at,
    (select count(*) from chosen) < $3 and (select count(*) from visited) < $2 as finished
) sweep
left join claimed on true
order by claimed.agent_id, claimed.run_at`;

/** One row of the answer; the lane's columns are null where nothing was claimed. */
export interface ClaimRow {
  /** The agent the sweep stopped at; null where it found none. */
  readonly stoppedAt: string | null;
  /** True when the sweep came to the last agent. */
  readonly finished: boolean;
  readonly agentId: string | null;
  readonly appointmentId: string;
  readonly version: number;
  readonly operation: 'upsert' | 'delete';
  readonly schemaVersion: number;
  readonly payload: unknown;
  readonly receipt: unknown;
  readonly attempt: number;
  readonly traceContext: string | null;
  readonly troubled: boolean;
  readonly unsettled: number;
  readonly trials: number;
  readonly overdueMs: number;
  readonly failingForMs: number;
}
