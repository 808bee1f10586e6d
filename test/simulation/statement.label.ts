/** What a statement is, in a trace: its name here, or its first words. */
export function labelOf(sql: string): string {
  const known = labels.find(([sign]) => sql.includes(sign));
  return known?.[1] ?? sql.trim().replaceAll(/\s+/g, ' ').slice(0, 60);
}

/** Most of them find nothing: then there is nothing to tell. */
export const quietLabels: ReadonlySet<string> = new Set([
  'claim',
  'sweep of lanes',
  'look at lease',
]);

const labels: readonly (readonly [string, string])[] = [
  ['select pg_notify(', 'tell news'],
  ['with recursive visited', 'claim'],
  ['as given (appointment_id', 'settle'],
  ['set trials = lane.trials + 1', 'begin trial'],
  ['insert into outbox.change', 'append'],
  ['insert into calendar_sync.turn as turn', 'hold turn'],
  ["set lease_token = null, lease_until = '-infinity'", 'release turn'],
  ["set not_before = '-infinity'", 'end rest'],
  ["state = 'needs_reconnect'", 'lose connection'],
  ["interval '1 hour'\n    and", 'sweep of lanes'],
  ['lane.agent_id = $1 and', 'release lanes'],
  ['credential.access_expires_at >', 'look up access'],
  ['insert into calendar_sync.connect_attempt', 'begin attempt'],
  ['update calendar_sync.connect_attempt', 'take attempt'],
  ["values ($1, 'connected'", 'connect'],
  ['backfilled as (', 'backfill'],
  ['calendar_sync.end_connection', 'end connection'],
  ['calendar_sync.turn_lease', 'look at lease'],
  ['from calendar_sync.connection_status where', 'look up grant'],
  ['calendar_sync.forget_agent', 'forget agent'],
  ['outbox.forget_agent', 'forget lanes'],
  ['insert into calendar_sync.credential', 'store credential'],
  ['update calendar_sync.credential', 'store renewal'],
  ['from calendar_sync.credential\nwhere agent_id = $1', 'read credential'],
  ['for no key update', 'lock connection'],
  ['set account = $3', 'learn account'],
  [') as shared', 'is the grant shared'],
  ['delete from crm.appointment', 'delete appointment'],
  ['insert into simulation.appointment', 'write appointment'],
  ['from simulation.appointment', 'lock appointment'],
  ['delete from crm.account', 'delete account'],
  ['from crm.account where id = $1 for key share', 'lock account'],
];
