import type { AppointmentPayload } from '#shared/outbox/index.js';

/** Its title says of a change that whoever handles it will not survive that. */
const poisoned = 'Poison';

export function isPoison(payload: unknown): boolean {
  return (payload as AppointmentPayload | null)?.title.startsWith(poisoned) === true;
}

/** The title names the version, so that an event says which one it shows. */
export function payloadOf(
  appointmentId: string,
  version: number,
  poison: boolean,
): AppointmentPayload {
  return {
    kind: 'property_tour',
    title: `${poison ? poisoned : 'Tour'} ${appointmentId.slice(0, 4)} v${version}`,
    times: {
      allDay: false,
      startsAt: `2026-07-01T${String(8 + (version % 10)).padStart(2, '0')}:00:00.000Z`,
      endsAt: `2026-07-01T${String(9 + (version % 10)).padStart(2, '0')}:00:00.000Z`,
      timeZone: 'America/Chicago',
    },
    location: '1 Main St',
    notes: null,
    client: { name: 'Nora Buyer', email: null, phone: null },
    url: 'https://alt.example.com/appointments/1',
  };
}
