/**
 * Begins an attempt to connect, and tidies up after earlier ones. Several may be open at once:
 * two tabs. Expired ones are kept for a day, so that a late return is told that it is late.
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
    order by expires_at desc
    offset 4
    for update skip locked
  )
)
insert into calendar_sync.connect_attempt
  (state_hash, agent_id, session_hash, code_verifier, expires_at)
values ($1, $2, $3, $4, clock_timestamp() + interval '10 minutes')`;

/**
 * Takes an attempt: by deleting it, so it can be taken once. Somebody else's state, or the same
 * agent's in another session, finds nothing and takes nothing away.
 * $1 SHA-256 of the state · $2 agent · $3 SHA-256 of the session
 */
export const takeAttemptSql = `
delete from calendar_sync.connect_attempt
where state_hash = $1 and agent_id = $2 and session_hash = $3
returning
  code_verifier as "sealed",
  expires_at > clock_timestamp() as "fresh",
  (select epoch from calendar_sync.connection where agent_id = $2) as "epoch"`;

export interface AttemptRow {
  readonly sealed: Buffer;
  readonly fresh: boolean;
  /** The connection's, before this attempt; null where there never was one. */
  readonly epoch: number | null;
}
