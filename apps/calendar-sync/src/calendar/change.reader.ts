import { changeSchemaVersion, parseAppointmentPayload } from '#shared/outbox/index.js';
import type { Delivery, Verdict } from '../relay/change.handler.js';
import type { WantedEvent } from './event.mapping.js';
import { type EventLink, readEventLink } from './event.receipt.js';

/** A delivery whose content is understood. */
export interface Change {
  readonly appointmentId: string;
  readonly agentId: string;
  readonly version: number;
  /** null: the appointment is deleted. */
  readonly wanted: WantedEvent | null;
  readonly link: EventLink | null;
}

export type ChangeReading =
  | { readonly kind: 'readable'; readonly change: Change }
  | { readonly kind: 'unreadable'; readonly verdict: Verdict };

export function readChange(delivery: Delivery): ChangeReading {
  const { appointmentId, agentId, version } = delivery;
  const link = readEventLink(delivery.receipt);
  if (delivery.operation === 'delete') {
    return { kind: 'readable', change: { appointmentId, agentId, version, wanted: null, link } };
  }
  if (delivery.schemaVersion > changeSchemaVersion) {
    // Written by a newer release, which is being rolled out: one of its replicas will know.
    return unreadable({ kind: 'retry', fault: { code: 'payload_too_new', detail: null } });
  }
  try {
    const payload = parseAppointmentPayload(delivery.payload);
    const wanted = { appointmentId, version, payload };
    return { kind: 'readable', change: { appointmentId, agentId, version, wanted, link } };
  } catch {
    return unreadable({ kind: 'fail', fault: { code: 'payload_unreadable', detail: null } });
  }
}

function unreadable(verdict: Verdict): ChangeReading {
  return { kind: 'unreadable', verdict };
}
