/** Takes one agent's turn if it is free. $1 agent · $2 fresh token · $3 lease in ms */
export const holdTurnSql = `
insert into calendar_sync.turn as turn (agent_id, lease_token, lease_until)
values ($1, $2, clock_timestamp() + $3 * interval '1 ms')
on conflict (agent_id) do update set
  lease_token = excluded.lease_token,
  lease_until = excluded.lease_until
where turn.lease_until <= now()
returning agent_id`;

/** Gives it back, unless the lease ran out and somebody else has it. $1 agent · $2 token */
export const releaseTurnSql = `
update calendar_sync.turn
set lease_token = null, lease_until = '-infinity'
where agent_id = $1 and lease_token = $2`;
