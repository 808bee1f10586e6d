/**
 * Which connection calendar-sync is to give back to Google; no row: there is none to give back.
 * $1 agent
 */
export const grantInUseSql = `
select epoch from calendar_sync.connection_status where agent_id = $1 and state = 'connected'`;

/** Tokens and attempts are deleted, the epoch is raised. Any number of times. $1 agent */
export const endConnectionSql = `select calendar_sync.end_connection($1)`;

/**
 * The lease under which a delivery may be in flight; no row: none is. By the database's clock,
 * which gave it. $1 agent
 */
export const runningLeaseSql = `
select
  lease_until::text as mark,
  (extract(epoch from lease_until - clock_timestamp()) * 1000)::float8 as "leftMs"
from calendar_sync.turn_lease
where agent_id = $1 and lease_until > clock_timestamp()`;

export interface RunningLease {
  /** Another one: the turn was given back, and somebody took it anew. */
  readonly mark: string;
  readonly leftMs: number;
}
