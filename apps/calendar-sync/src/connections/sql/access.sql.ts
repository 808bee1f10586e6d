/**
 * The hot path: once for each delivery, so that nothing of a connection is used after it was
 * disconnected. Two primary keys. An access token is good for the call it is handed out for if it
 * has a minute left, by the database's clock. $1 agent
 */
export const accessSql = `
select
  connection.state,
  connection.reason,
  connection.epoch,
  credential.access_token as "accessToken",
  credential.access_expires_at > clock_timestamp() + interval '1 minute' as "usable"
from calendar_sync.connection
left join calendar_sync.credential using (agent_id)
where connection.agent_id = $1`;

/** The credential's columns are null where there is none. */
export interface AccessRow {
  readonly state: 'not_connected' | 'connected' | 'needs_reconnect';
  readonly reason: string | null;
  readonly epoch: number;
  readonly accessToken: Buffer | null;
  readonly usable: boolean | null;
}

/**
 * The second look, inside the lock. A token that somebody stored since the first look is the
 * newest there is: it is taken although it may be short-lived, else all who waited would renew it
 * one after the other. $1 agent · $2 the sealed access token of the first look, or null
 */
export const credentialSql = `
select
  refresh_token as "refreshToken",
  access_token as "accessToken",
  access_expires_at > clock_timestamp()
    + case when access_token <> $2 then interval '2 seconds' else interval '1 minute' end
    as "usable"
from calendar_sync.credential
where agent_id = $1`;

export interface CredentialRow {
  readonly refreshToken: Buffer;
  readonly accessToken: Buffer;
  readonly usable: boolean;
}

/**
 * Who waits for another replica's refresh waits for as long as Google usually needs many times over,
 * and yet so short that a stop of the process is not held up by it.
 */
export const boundWaitSql = `set local lock_timeout = '3s'`;

/**
 * $1 agent · $2 sealed access token · $3 ms it is good for · $4 sealed refresh token; null keeps
 * the stored one
 */
export const storeRenewalSql = `
update calendar_sync.credential
set
  access_token = $2,
  access_expires_at = clock_timestamp() + $3 * interval '1 ms',
  refresh_token = coalesce($4, refresh_token)
where agent_id = $1`;

/**
 * The next agent whose access token ran out and was not needed since. Plan: the primary key of the
 * credentials from there on; once a minute, so it needs no index of its own. $1 the agent before
 */
export const idleSql = `
select credential.agent_id as "agentId"
from calendar_sync.credential
join calendar_sync.connection using (agent_id)
where credential.agent_id > $1
  and connection.state = 'connected'
  and credential.access_expires_at < clock_timestamp() - interval '5 minutes'
order by credential.agent_id
limit 1`;
