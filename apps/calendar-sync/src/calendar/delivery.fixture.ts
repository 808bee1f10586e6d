import { type AppointmentPayload, changeSchemaVersion } from '#shared/outbox/index.js';
import type { Delivery } from '../relay/change.handler.js';
import { appointmentId, tour } from './appointment.fixture.js';

export const agentId = '0190f3a2-0000-7000-8000-000000000001';

/** A version of the appointment, to be delivered for the first time. */
export function upsert(
  version: number,
  changes: Partial<AppointmentPayload> = {},
  receipt: unknown = null,
): Delivery {
  return {
    appointmentId,
    agentId,
    version,
    operation: 'upsert',
    schemaVersion: changeSchemaVersion,
    payload: { ...tour, ...changes },
    receipt,
    attempt: 1,
    traceContext: null,
    leaseEndsAt: Infinity,
  };
}

/** Its end. */
export function deletion(version: number, receipt: unknown = null): Delivery {
  return { ...upsert(version, {}, receipt), operation: 'delete', payload: null };
}
