/**
 * Settles the lanes of finished turns and gives the turns back, in one statement.
 *
 * `held` is the fence: only turns whose token is still ours, under their row locks, so that no
 * other replica takes one while we write. Everything of a lost turn is left alone.
 *
 * A lane that a writer has locked is passed over: that writer is raising the version, so the lane
 * will be delivered again anyway. Where a newer version arrived since the claim, only what is
 * true of the older one is recorded, and the lane stays due as the writer left it.
 *
 * Attempts are noted under the same fence. Of a plain success there is none, so the usual settle
 * inserts nothing. When an attempt began is told by how long ago that was: on the database's clock.
 *
 * $1…$12 the lanes, one array for each column · $13…$16 the turns · $17…$28 the attempts
 */
export const settleSql = `
with settlement as (
  select *
  from unnest(
    $1::uuid[], $2::uuid[], $3::uuid[], $4::int[], $5::text[], $6::float8[], $7::boolean[],
    $8::jsonb[], $9::text[], $10::text[], $11::smallint[], $12::smallint[]
  ) as given (appointment_id, agent_id, token, version, state, delay_ms, counts, receipt, code, detail,
    unsettled, trials)
),
finished as (
  select * from unnest($13::uuid[], $14::uuid[], $15::float8[], $16::boolean[])
    as given (agent_id, token, rest_ms, synced)
),
held as materialized (
  select turn.agent_id, finished.token, finished.rest_ms, finished.synced
  from finished
  join calendar_sync.turn on turn.agent_id = finished.agent_id
    and turn.lease_token = finished.token
  order by turn.agent_id
  for update of turn
),
-- Carries the settlement's columns: joining that list a second time costs a nested loop over it.
s as materialized (
  select settlement.*
  from settlement
  join held using (agent_id, token)
  join outbox.lane using (appointment_id)
  order by lane.appointment_id
  for update of lane skip locked
),
settled as (
  update outbox.lane
  set
    state = case when lane.wanted_version > s.version then lane.state else s.state end,
    run_at = case
      when lane.wanted_version > s.version or s.state <> 'due' then lane.run_at
      else clock_timestamp() + s.delay_ms * interval '1 ms'
    end,
    attempts = case
      when lane.wanted_version > s.version or s.counts then lane.attempts
      else greatest(lane.attempts - 1, 0)
    end,
    unsettled = case when lane.wanted_version > s.version then lane.unsettled else s.unsettled end,
    trials = case when lane.wanted_version > s.version then lane.trials else s.trials end,
    done_version = case
      when s.state in ('done', 'skipped') then greatest(lane.done_version, s.version)
      else lane.done_version
    end,
    done_at = case when s.state = 'done' then clock_timestamp() else lane.done_at end,
    receipt = coalesce(s.receipt, lane.receipt),
    -- Skipping tells nothing of the attempts before it; an acknowledgement tells everything. One
    -- that was given back may have reached Google all the same: a 503 with Retry-After is one.
    doubtful = case
      when s.state = 'done' then false
      else lane.doubtful or lane.wanted_version = s.version
        and (lane.attempts > 1 or s.state = 'due' and s.code is not null)
    end,
    failing_since = case
      when lane.wanted_version > s.version then lane.failing_since
      when s.state = 'due' and s.counts then coalesce(lane.failing_since, clock_timestamp())
      when s.state = 'due' then lane.failing_since
    end,
    last_error_code = case
      when lane.wanted_version > s.version then lane.last_error_code
      when s.state in ('done', 'skipped') then null
      else coalesce(s.code, lane.last_error_code)
    end,
    last_error_detail = case
      when lane.wanted_version > s.version then lane.last_error_detail
      when s.state in ('done', 'skipped') then null
      when s.code is null then lane.last_error_detail
      else s.detail
    end
  from s
  where lane.appointment_id = s.appointment_id
  returning lane.appointment_id
),
noted as (
  insert into outbox.attempt
    (appointment_id, agent_id, version, attempt, outcome, code, detail, status, began_at,
     duration_ms, trace_id)
  select
    note.appointment_id, note.agent_id, note.version, note.attempt, note.outcome, note.code,
    note.detail, note.status, clock_timestamp() - note.ago_ms * interval '1 ms', note.duration_ms,
    note.trace_id
  from unnest(
    $17::uuid[], $18::uuid[], $19::uuid[], $20::int[], $21::int[], $22::text[], $23::text[],
    $24::text[], $25::smallint[], $26::float8[], $27::int[], $28::text[]
  ) as note (appointment_id, agent_id, token, version, attempt, outcome, code, detail, status,
    ago_ms, duration_ms, trace_id)
  join held using (agent_id, token)
  on conflict do nothing
),
released as (
  update calendar_sync.turn
  set
    lease_token = null,
    lease_until = '-infinity',
    not_before = greatest(turn.not_before, clock_timestamp() + held.rest_ms * interval '1 ms'),
    synced_at = case when held.synced then clock_timestamp() else turn.synced_at end
  from held
  where turn.agent_id = held.agent_id
  returning turn.agent_id, held.token
)
select agent_id as "agentId", token from released`;

/** A turn that was ours until this statement gave it back. */
export interface SettleRow {
  readonly agentId: string;
  readonly token: string;
}
