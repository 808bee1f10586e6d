/**
 * Begins an attempt to connect, and tidies up after earlier ones. Several may be open at once:
 * two tabs. Used and expired ones are kept for a day, so that who comes back again, or late, is told so;
 * those that are still open go last.
 * $1 SHA-256 of the state · $2 agent · $3 SHA-256 of the session · $4 sealed secrets
 */
export const beginAttemptSql = `
with stale as (
  delete from calendar_sync.connect_attempt
  where state_hash in (
    select state_hash
    from calendar_sync.connect_attempt
    where expires_at < clock_timestamp() - interval '1 day'
    limit 100
    for update skip locked
  )
),
surplus as (
  delete from calendar_sync.connect_attempt
  where state_hash in (
    select state_hash
    from calendar_sync.connect_attempt
    where agent_id = $2
    order by code_verifier is null, expires_at desc
    offset 4
    for update skip locked
  )
)
insert into calendar_sync.connect_attempt
  (state_hash, agent_id, session_hash, code_verifier, expires_at)
values ($1, $2, $3, $4, clock_timestamp() + interval '10 minutes')`;

/**
 * Takes an attempt, if it is in time: by taking its secrets out, under its row's lock, so it can be
 * taken once. What is left says that it was used. Somebody else's state, or the same agent's in another
 * session, finds nothing and takes nothing away.
 * $1 SHA-256 of the state · $2 agent · $3 SHA-256 of the session
 */
export const takeAttemptSql = `
with found as materialized (
  select state_hash, code_verifier, expires_at > clock_timestamp() as fresh
  from calendar_sync.connect_attempt
  where state_hash = $1 and agent_id = $2 and session_hash = $3
  for update
),
taken as (
  update calendar_sync.connect_attempt attempt
  set code_verifier = null
  from found
  where attempt.state_hash = found.state_hash and found.fresh and found.code_verifier is not null
)
select
  code_verifier as "sealed",
  fresh,
  (select epoch from calendar_sync.connection where agent_id = $2) as "epoch"
from found`;

export interface AttemptRow {
  /** null: it was used before. */
  readonly sealed: Buffer | null;
  readonly fresh: boolean;
  /** The connection's, before this attempt; null where there never was one. */
  readonly epoch: number | null;
}
