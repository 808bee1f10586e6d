import type { AppointmentPayload } from '#shared/outbox/index.js';

/** Google keeps about as many characters; what is beyond would be cut there, or refused. */
const longestDescription = 8192;

const kindInWords: Readonly<Record<AppointmentPayload['kind'], string>> = {
  property_tour: 'Property tour',
  listing_presentation: 'Listing presentation',
  follow_up_call: 'Follow-up call',
  other: 'Other',
};

/** The agent's notes, then who the client is. Notes that are too long give way, the client never. */
export function describeAppointment({ notes, client, kind }: AppointmentPayload): string {
  const facts = cut(
    [
      `Client: ${client.name}`,
      ...(client.phone === null ? [] : [`Phone: ${client.phone}`]),
      ...(client.email === null ? [] : [`E-mail: ${client.email}`]),
      `Kind: ${kindInWords[kind]}`,
    ].join('\n'),
    longestDescription,
  );
  const gap = '\n\n';
  const written = notes?.trim() ?? '';
  const room = longestDescription - facts.length - gap.length;
  return written === '' || room <= 0 ? facts : `${cut(written, room)}${gap}${facts}`;
}

/** At most `length` UTF-16 code units, ended by an ellipsis if cut; never half a character. */
function cut(text: string, length: number): string {
  const whole = text.toWellFormed();
  if (whole.length <= length) return whole;
  const kept = whole.slice(0, length - 1).replace(/[\uD800-\uDBFF]$/u, '');
  return `${kept}…`;
}
