import type { Schemas } from '../api/api.client.js';

export type Kind = Schemas['AppointmentKind'];

export const kindWords: Readonly<Record<Kind, string>> = {
  property_tour: 'Property tour',
  listing_presentation: 'Listing presentation',
  follow_up_call: 'Follow-up call',
  other: 'Other',
};

/** What it would be called if nobody says otherwise; empty while too little is known. */
export function suggestedTitle(kind: Kind, client: string | null): string {
  if (client === null) return '';
  return kind === 'other' ? `Appointment with ${client}` : `${kindWords[kind]} with ${client}`;
}
