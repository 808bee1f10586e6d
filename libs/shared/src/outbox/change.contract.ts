import { z } from 'zod';

/**
 * What crm-api and calendar-sync say to each other: the one contract between them.
 * A change carries all that the calendar event needs, so calendar-sync never reads the CRM.
 */

/** Raised when the payload's shape changes; the reader must know every version still stored. */
export const changeSchemaVersion = 1;

/** NOTIFY channel: "something may be due". A hint; polling is the guarantee. */
export const outboxChannel = 'outbox_due';

export type ChangeOperation = 'upsert' | 'delete';

const instant = z.iso.datetime();
const date = z.iso.date();

const times = z.discriminatedUnion('allDay', [
  /** An instant (UTC) and the IANA zone the appointment is meant in. `endsAt` is exclusive. */
  z.object({ allDay: z.literal(false), startsAt: instant, endsAt: instant, timeZone: z.string() }),
  /** Calendar dates; `endsOn` is the last day, included. */
  z.object({ allDay: z.literal(true), startsOn: date, endsOn: date, timeZone: z.string() }),
]);

const payload = z.object({
  kind: z.enum(['property_tour', 'listing_presentation', 'follow_up_call', 'other']),
  title: z.string(),
  times,
  location: z.string().nullable(),
  notes: z.string().nullable(),
  client: z.object({
    name: z.string(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
  }),
  /** The appointment's page in ALT, http(s). */
  url: z.string(),
});

export type AppointmentTimes = z.infer<typeof times>;
export type AppointmentPayload = z.infer<typeof payload>;

/** One version of an appointment, as the writer appends it. */
export interface OutboxChange {
  readonly appointmentId: string;
  readonly agentId: string;
  /** 1 for the first; raised by one under the appointment's row lock, so commit order is version order. */
  readonly version: number;
  readonly operation: ChangeOperation;
  /** null for a delete: nothing of the client is kept beyond need. */
  readonly payload: AppointmentPayload | null;
  /** W3C `traceparent` of the request that made the change. */
  readonly traceContext: string | null;
}

/** @throws ZodError on a payload that is not of a known schema version */
export function parseAppointmentPayload(value: unknown): AppointmentPayload {
  return payload.parse(value);
}

const receipt = z.object({
  /** Google's event id, of our choosing. */
  eventId: z.string(),
  /** How many ids were burnt before this one. */
  generation: z.number().int().min(0),
  /** The appointment's version that Google acknowledged last. */
  version: z.number().int().min(1),
  /** Where the event opens in Google Calendar. */
  eventUrl: z.string().nullable(),
  /** The Google account whose calendar it is on; null: Google did not say. */
  account: z.string().nullable().default(null),
  /** True once Google acknowledged the delete. */
  deleted: z.boolean(),
});

/**
 * What the delivery leaves behind on the lane, in the same statement that settles it: the link
 * from an appointment to its event in Google.
 */
export type EventReceipt = z.infer<typeof receipt>;

export function parseEventReceipt(value: unknown): EventReceipt | null {
  return value === null || value === undefined ? null : receipt.parse(value);
}
