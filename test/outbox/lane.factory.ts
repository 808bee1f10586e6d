import { randomUUID } from 'node:crypto';
import type { Client, Pool } from 'pg';
import { untriedSql } from '#shared/outbox/index.js';

export interface LaneRow {
  readonly appointment_id: string;
  readonly agent_id: string;
  readonly state: 'due' | 'done' | 'skipped' | 'paused' | 'failed';
  readonly wanted_version: number;
  readonly done_version: number;
  readonly attempts: number;
  readonly unsettled: number;
  readonly trials: number;
  readonly run_at: Date;
  readonly receipt: unknown;
  readonly failing_since: Date | null;
  readonly last_error_code: string | null;
  readonly last_error_detail: string | null;
}

export interface LaneOptions {
  readonly appointmentId?: string;
  readonly agentId?: string;
  readonly state?: LaneRow['state'];
  readonly version?: number;
  /** Seconds from now; negative is in the past. */
  readonly dueInSeconds?: number;
  readonly receipt?: unknown;
  readonly lastErrorCode?: string;
  readonly operation?: 'upsert' | 'delete';
}

/** Puts a lane in any state, as the owner of the database. */
export async function insertLane(
  owner: Client | Pool,
  options: LaneOptions = {},
): Promise<LaneRow> {
  const { rows } = await owner.query<LaneRow>(
    `insert into outbox.lane
       (appointment_id, agent_id, state, run_at, wanted_version, operation, schema_version,
        payload, changed_at, receipt, last_error_code)
     values ($1, $2, $3, now() + $4 * interval '1 s', $5, $8, 1, '{}', now(), $6, $7)
     returning *`,
    [
      options.appointmentId ?? randomUUID(),
      options.agentId ?? randomUUID(),
      options.state ?? 'due',
      options.dueInSeconds ?? -1,
      options.version ?? 1,
      options.receipt === undefined ? null : JSON.stringify(options.receipt),
      options.lastErrorCode ?? null,
      options.operation ?? 'upsert',
    ],
  );
  return only(rows);
}

export async function readLane(owner: Client | Pool, appointmentId: string): Promise<LaneRow> {
  const { rows } = await owner.query<LaneRow>(
    'select * from outbox.lane where appointment_id = $1',
    [appointmentId],
  );
  return only(rows);
}

/** What a writer does to a lane that is there: raises its version. */
export const raiseVersionSql = `
  update outbox.lane
  set wanted_version = wanted_version + 1, state = 'due', run_at = clock_timestamp(),
      doubtful = doubtful or attempts > 0 and state <> 'done',${untriedSql}
  where appointment_id = $1`;

function only<Row>(rows: readonly Row[]): Row {
  const [row, ...others] = rows;
  if (row === undefined || others.length > 0)
    throw new Error(`expected one row, got ${rows.length}`);
  return row;
}
