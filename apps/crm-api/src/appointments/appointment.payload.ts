import type { AppointmentPayload } from '#shared/outbox/index.js';
import type { ClientDetails } from '../contacts/contact.followers.js';
import type { AppointmentContent } from './appointment.changes.js';

/**
 * All that the calendar event needs.
 *
 * @param publicUrl origin at which browsers reach us, without a final slash
 */
export function payloadOf(
  id: string,
  content: AppointmentContent,
  client: ClientDetails,
  publicUrl: string,
): AppointmentPayload {
  const { kind, title, location, notes } = content;
  const { name, email, phone } = client;
  return {
    kind,
    title,
    times: timesOf(content),
    location,
    notes,
    client: { name, email, phone },
    url: `${publicUrl}/appointments/${id}`,
  };
}

function timesOf(content: AppointmentContent): AppointmentPayload['times'] {
  const { startsOn, endsOn, timeZone } = content;
  if (startsOn !== null && endsOn !== null) return { allDay: true, startsOn, endsOn, timeZone };
  const startsAt = content.startsAt.toISOString();
  return { allDay: false, startsAt, endsAt: content.endsAt.toISOString(), timeZone };
}
