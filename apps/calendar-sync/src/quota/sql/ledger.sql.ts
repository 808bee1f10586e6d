/**
 * Leases slots: one update for each scope, under its row's lock, on the database's clock.
 *
 * Slots that nobody took are kept up to the burst; the rest of the past is gone. A row that is
 * not there has never been used. A conflict on its insert means that two replicas began with the
 * same agent at once, which an agent's turn does not allow; the project's row is always there.
 *
 * $1 scopes · $2 permits for each · $3 interval in ms · $4 burst in ms · $5 horizon in ms
 */
export const leaseSql = `
with asked as (
  select * from unnest($1::uuid[], $2::int[]) as given (scope, permits)
),
known as materialized (
  select
    budget.scope,
    asked.permits,
    clock_timestamp() as asked_at,
    budget.paused_until,
    budget.paused_by,
    greatest(
      budget.next_at,
      budget.paused_until,
      clock_timestamp() - $4::float8 * interval '1 ms'
    ) as start_at
  from asked
  join calendar_sync.call_budget budget using (scope)
  order by budget.scope
  for update of budget
),
entry as materialized (
  select scope, permits, asked_at, start_at,
    paused_by, coalesce(paused_until > asked_at, false) as is_paused, true as is_known
  from known
  union all
  select scope, permits, now, now - $4::float8 * interval '1 ms', null, false, false
  from asked, (select clock_timestamp() as now) clock
  where not exists (select from calendar_sync.call_budget budget where budget.scope = asked.scope)
),
granted as materialized (
  select scope, asked_at, start_at, paused_by, is_paused, is_known,
    greatest(0, least(
      permits,
      1 + floor(($5::float8 - extract(epoch from start_at - asked_at) * 1000) / $3::float8)
    ))::int as permits
  from entry
),
moved as (
  update calendar_sync.call_budget budget
  set next_at = granted.start_at + granted.permits * $3::float8 * interval '1 ms'
  from granted
  where granted.is_known and granted.permits > 0 and budget.scope = granted.scope
),
made as (
  insert into calendar_sync.call_budget (scope, next_at)
  select scope, start_at + permits * $3::float8 * interval '1 ms'
  from granted
  where not is_known and permits > 0
  order by scope
  on conflict (scope) do nothing
)
select
  scope,
  permits as granted,
  (extract(epoch from start_at - asked_at) * 1000)::float8 as "waitMs",
  case when is_paused then paused_by end as "pausedBy",
  paused_by is not null and not is_paused as "onProbation",
  (start_at + permits * $3::float8 * interval '1 ms')::text as mark
from granted`;

/** $1 scope · $2 permits · $3 interval in ms · $4 the lease's mark */
export const giveBackSql = `
update calendar_sync.call_budget
set next_at = next_at - $2::int * $3::float8 * interval '1 ms'
where scope = $1 and next_at = $4::timestamptz`;

/**
 * Answers whether a pause for this reason begins with it: one replica says so, of however many are
 * refused together. $1 scope · $2 ms · $3 code
 */
export const pauseSql = `
with before as materialized (
  select paused_by from calendar_sync.call_budget where scope = $1 for update
)
update calendar_sync.call_budget budget
set paused_until = clock_timestamp() + $2::float8 * interval '1 ms', paused_by = $3
from before
where scope = $1 and paused_until < clock_timestamp() + $2::float8 * interval '1 ms'
returning before.paused_by is distinct from $3 as began`;

/**
 * A pause that ran out is over when Google takes a call again, not before: until then nobody knows
 * whether its cause is mended. One replica gets the reason. $1 scope
 */
export const endPauseSql = `
with before as materialized (
  select paused_by
  from calendar_sync.call_budget
  where scope = $1 and paused_by is not null and paused_until <= clock_timestamp()
  for update
)
update calendar_sync.call_budget budget
set paused_by = null
from before
where scope = $1
returning before.paused_by as "pausedBy"`;

/** $1 scope */
export const pausedBySql = `
select paused_by as "pausedBy" from calendar_sync.call_budget where scope = $1`;
