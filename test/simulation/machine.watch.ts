import type { Client } from 'pg';
import { laneMachine } from '#shared/outbox/lane.machine.js';
import { connectionMachine } from '../../apps/calendar-sync/src/connections/connection.machine.js';
import type { Recorder } from './recorder.js';

/** Writes down every change of state that a statement makes, and in which statement. */
export const watchSql = `
create table simulation.transition
  (machine text, from_state text, to_state text, statement text, operation text, error text);
create function simulation.watch() returns trigger language plpgsql security definer as $$
begin
  insert into simulation.transition values (tg_table_name, old.state, new.state, current_query(),
    to_jsonb(old) ->> 'operation', to_jsonb(old) ->> 'last_error_code');
  return new;
end
$$;
create trigger watch after update on outbox.lane
  for each row when (old.state <> new.state) execute function simulation.watch();
create trigger watch after update on calendar_sync.connection
  for each row when (old.state <> new.state) execute function simulation.watch()`;

interface Change {
  readonly machine: 'lane' | 'connection';
  readonly from: string;
  readonly to: string;
  readonly statement: string;
  /** Of a lane, before the change. */
  readonly operation: string | null;
  readonly error: string | null;
}

/** How a settle is called by where it leads. */
const settled: Readonly<Record<string, string>> = {
  done: 'acknowledged',
  skipped: 'passed_over',
  due: 'put_off',
  paused: 'parked',
  failed: 'given_up',
};

const signs: readonly (readonly [sign: string, event: string])[] = [
  ['insert into outbox.change', 'written'],
  ["state = 'needs_reconnect'", 'lost'],
  ['backfilled as (', 'backfilled'],
  ['order by lane.done_at desc', 'asked'],
  ['for update skip locked\n)\n\nupdate outbox.lane', 'released'],
  ['for update of lane skip locked\n)\n\nupdate outbox.lane', 'released'],
  ["values ($1, 'connected'", 'connect'],
  ['calendar_sync.end_connection', 'disconnect'],
];

/** By the statement of a connect that also releases: which of both it was, the lane tells. */
const isTriedAgain = ({ from, statement, operation, error }: Change): boolean =>
  statement.includes('where lane.agent_id = $1 and (') &&
  from === 'failed' &&
  operation === 'delete' &&
  error !== 'delivery_crashes';

function eventOf(change: Change): string {
  const { machine, to, statement } = change;
  if (isTriedAgain(change)) return 'tried_again';
  if (statement.includes('as given (appointment_id')) return settled[to] ?? to;
  const event = signs.find(([sign]) => statement.includes(sign))?.[1] ?? 'unknown';
  return machine === 'connection' && event === 'lost' ? 'lose' : event;
}

/** @returns the transitions that were seen: `lane due --acknowledged--> done` */
export async function judgeTransitions(owner: Client, recorder: Recorder): Promise<string[]> {
  const { rows } = await owner.query<Change>(
    `select distinct machine, from_state as "from", to_state as "to", statement, operation, error
     from simulation.transition`,
  );
  const machines: Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>> = {
    lane: laneMachine,
    connection: connectionMachine,
  };
  return rows.map((change) => {
    const event = eventOf(change);
    const seen = `${change.machine} ${change.from} --${event}--> ${change.to}`;
    if (machines[change.machine]?.[change.from]?.[event] !== change.to) {
      recorder.violated('states-are-the-machine’s', seen);
    }
    return seen;
  });
}
