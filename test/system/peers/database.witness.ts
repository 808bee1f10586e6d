import type { Client } from 'pg';
import { eventually } from '../../eventually.js';

/* What only the database tells, asked as its owner. */

/** Roles that may make or change a table's rows, beside the owner, who only migrates. */
export async function writersOf(owner: Client, table: string): Promise<string[]> {
  const { rows } = await owner.query<{ name: string }>(
    `select rolname::text as name from pg_roles
     where rolname <> current_user and not rolsuper and rolname not like 'pg\\_%'
       and has_table_privilege(rolname, $1, 'insert, update')
     order by rolname`,
    [table],
  );
  return rows.map(({ name }) => name);
}

/** An attempt as operators look into it. */
export interface Attempt {
  readonly outcome: string;
  readonly code: string | null;
  readonly status: number | null;
  readonly duration_ms: number;
  readonly trace_id: string | null;
}

/** An appointment's, the first one first; a success at the first try leaves none. */
export async function attemptsOf(owner: Client, appointmentId: string): Promise<Attempt[]> {
  const { rows } = await owner.query<Attempt>(
    `select outcome, code, status, duration_ms, trace_id from outbox.attempt
     where appointment_id = $1 order by began_at`,
    [appointmentId],
  );
  return rows;
}

/** Resolves while a token is being renewed: only then a transaction is open while Google is called. */
export async function renewalIsUnderWay(owner: Client): Promise<void> {
  await eventually(async () => {
    const { rowCount } = await owner.query(
      `select from pg_stat_activity
       where datname = current_database() and usename = 'calendar_sync'
         and state = 'idle in transaction'`,
    );
    if (rowCount === 0) throw new Error('no token is being renewed');
  });
}

/** As if time had gone by: what was to wait is due, and whoever rested has rested. */
export async function hoursGoBy(owner: Client, agentId: string): Promise<void> {
  for (const sql of [
    `update outbox.lane set run_at = run_at - interval '2 hours' where agent_id = $1`,
    `update calendar_sync.turn set not_before = not_before - interval '2 hours' where agent_id = $1`,
  ]) {
    await owner.query(sql, [agentId]);
  }
}

/** As if the end that Google announced for a grant had come. */
export async function grantRunsOut(owner: Client, agentId: string): Promise<void> {
  await owner.query(
    `update calendar_sync.connection set grant_expires_at = now() where agent_id = $1`,
    [agentId],
  );
}
