import type { Tx } from '#shared/database/index.js';
import { changeSchemaVersion, type OutboxChange } from './change.contract.js';
import { untriedSql } from './due-again.sql.js';
import type { OutboxNotifier } from './outbox.notifier.js';

/** A version was appended that is not newer than the lane's: the row lock was not held. */
export class StaleVersionError extends Error {
  readonly code = 'outbox_stale_version';

  constructor(appointmentId: string, version: number) {
    super(`version ${version} of appointment ${appointmentId} is not newer than the outbox's`);
  }
}

/**
 * Log and lane in one statement. The lane keeps the newest version alone: ten quick edits cost
 * one call to Google. `attempts`, and with it a failure, starts afresh with every version.
 */
const appendSql = `
with log as (
  insert into outbox.change
    (appointment_id, version, agent_id, operation, schema_version, payload, trace_context)
  values ($1, $2, $3, $4, $5, $6, $7)
)
insert into outbox.lane as lane
  (appointment_id, wanted_version, agent_id, operation, schema_version, payload, trace_context,
   state, run_at, changed_at)
values ($1, $2, $3, $4, $5, $6, $7, 'due', clock_timestamp(), clock_timestamp())
on conflict (appointment_id) do update set
  wanted_version = excluded.wanted_version,
  operation = excluded.operation,
  schema_version = excluded.schema_version,
  payload = excluded.payload,
  trace_context = excluded.trace_context,
  state = 'due',
  run_at = excluded.run_at,
  changed_at = excluded.changed_at,
  -- An attempt that is counted and not settled may have done anything, and is forgotten here.
  doubtful = lane.doubtful or lane.attempts > 0 and lane.state <> 'done',${untriedSql}
where lane.wanted_version < excluded.wanted_version
returning lane.wanted_version`;

/** Appends changes to the outbox, inside the transaction that makes them. */
export class OutboxWriter {
  constructor(private readonly notifier: OutboxNotifier) {}

  /**
   * Appends one version of an appointment. Durable with `tx`, and gone with it.
   *
   * @throws StaleVersionError when the version is not newer than what the outbox has
   */
  async append(tx: Tx, change: OutboxChange): Promise<void> {
    const raised = await tx.rows<{ wanted_version: number }>(appendSql, [
      change.appointmentId,
      change.version,
      change.agentId,
      change.operation,
      changeSchemaVersion,
      change.payload === null ? null : JSON.stringify(change.payload),
      change.traceContext,
    ]);
    if (raised.length === 0) throw new StaleVersionError(change.appointmentId, change.version);
    tx.afterCommit(() => this.notifier.notify());
  }
}
