import type { AppointmentPayload } from '#shared/outbox/index.js';

export type AppointmentKind = AppointmentPayload['kind'];

export const appointmentKinds = [
  'property_tour',
  'listing_presentation',
  'follow_up_call',
  'other',
] as const satisfies readonly AppointmentKind[];
