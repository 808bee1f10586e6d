/**
 * Everybody locks connection → credential → turn → lanes, the deletion of an account included; so
 * nobody waits in a circle.
 */

/**
 * Connects, unless the agent disconnected after this attempt was taken: then no row comes back.
 * $1 agent · $2 the epoch when the attempt was taken, or null · $3 ms until Google ends the grant,
 * or null
 */
export const connectSql = `
insert into calendar_sync.connection as connection
  (agent_id, state, connected_at, grant_expires_at)
values ($1, 'connected', clock_timestamp(), clock_timestamp() + $3 * interval '1 ms')
on conflict (agent_id) do update set
  state = excluded.state,
  reason = null,
  account = null,
  connected_at = excluded.connected_at,
  epoch = connection.epoch + 1,
  grant_expires_at = excluded.grant_expires_at
where connection.epoch = $2 or connection.state = 'connected'
returning epoch`;

/** $1 agent · $2 sealed refresh token · $3 sealed access token · $4 ms the latter is good for */
export const storeCredentialSql = `
insert into calendar_sync.credential (agent_id, refresh_token, access_token, access_expires_at)
values ($1, $2, $3, clock_timestamp() + $4 * interval '1 ms')
on conflict (agent_id) do update set
  refresh_token = excluded.refresh_token,
  access_token = excluded.access_token,
  access_expires_at = excluded.access_expires_at`;

/**
 * What Google told the last connection to wait for is not told to this one, which may be another
 * account's; if it is the same, it will be told again. $1 agent
 */
export const endRestSql = `
update calendar_sync.turn set not_before = '-infinity'
where agent_id = $1 and not_before > '-infinity'`;

/** $1 agent */
export const lockConnectionSql = `
select state, reason, account, epoch
from calendar_sync.connection
where agent_id = $1
for no key update`;

export interface ConnectionRow {
  readonly state: 'not_connected' | 'connected' | 'needs_reconnect';
  readonly reason: string | null;
  readonly account: string | null;
  readonly epoch: number;
}

/** $1 agent */
export const refreshTokenSql = `
select refresh_token as "refreshToken" from calendar_sync.credential where agent_id = $1`;

/**
 * Deletes tokens and attempts, and raises the epoch: the same function that crm-api calls.
 * $1 agent
 */
export const endConnectionSql = `select calendar_sync.end_connection($1)`;

/** $1 agent · $2 epoch · $3 account */
export const learnAccountSql = `
update calendar_sync.connection
set account = $3
where agent_id = $1 and epoch = $2 and account is distinct from $3`;

/**
 * Whether revoking would end a grant that is in use: a connection with the same Google account,
 * or one of which the account is not known. $1 the revoked grant's account, or null
 */
export const sharedGrantSql = `
select exists (
  select
  from calendar_sync.credential
  join calendar_sync.connection using (agent_id)
  where $1::text is null or account is null or lower(account) = lower($1)
) as shared`;
