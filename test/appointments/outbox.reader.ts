import type { AppointmentPayload } from '#shared/outbox/index.js';
import type { TestCrmApi } from '../crm-api/crm-api.harness.js';

/** A version of an appointment, as the outbox has it. */
export interface OutboxVersion {
  readonly version: number;
  readonly operation: 'upsert' | 'delete';
  readonly agentId: string;
  readonly payload: AppointmentPayload | null;
  readonly traceContext: string | null;
}

/** All versions in the log, in the order they were written. */
export async function readLog(crm: TestCrmApi, appointmentId: string): Promise<OutboxVersion[]> {
  return crm.rows<OutboxVersion>(
    `select version, operation, agent_id as "agentId", payload, trace_context as "traceContext"
     from outbox.change where appointment_id = $1 order by created_at`,
    [appointmentId],
  );
}

/** The version that is to be delivered. */
export async function readWanted(crm: TestCrmApi, appointmentId: string): Promise<OutboxVersion> {
  const [wanted] = await crm.rows<OutboxVersion>(
    `select wanted_version as version, operation, agent_id as "agentId", payload,
            trace_context as "traceContext"
     from outbox.lane where appointment_id = $1 and state = 'due'`,
    [appointmentId],
  );
  if (wanted === undefined) throw new Error('nothing is to be delivered');
  return wanted;
}
