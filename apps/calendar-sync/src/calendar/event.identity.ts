/**
 * An event's id is derived, never remembered: `alt`, the appointment's UUID in hex, `g`, and how
 * many ids of this appointment were burnt before. Google takes base32hex (a to v, 0 to 9), 5 to
 * 1024 characters, which all of these are. So a repeated delivery meets its own event again, and
 * reconnecting duplicates nothing.
 */
export interface EventIdentity {
  /** Lower case, with dashes. */
  readonly appointmentId: string;
  readonly generation: number;
}

const uuid = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/;
const eventId =
  /^alt([\da-f]{8})([\da-f]{4})([\da-f]{4})([\da-f]{4})([\da-f]{12})g(0|[1-9]\d{0,5})$/;

/** @throws RangeError when the appointment's id is no UUID or the generation no small whole number */
export function eventIdOf(appointmentId: string, generation: number): string {
  const canonical = appointmentId.toLowerCase();
  const id = `alt${canonical.replaceAll('-', '')}g${generation}`;
  if (!uuid.test(canonical) || !eventId.test(id)) {
    throw new RangeError(`no event id for appointment ${appointmentId}, generation ${generation}`);
  }
  return id;
}

/** Whose event an id names; null for one that is not of our making. */
export function parseEventId(id: string): EventIdentity | null {
  const match = eventId.exec(id);
  if (match === null) return null;
  return { appointmentId: match.slice(1, 6).join('-'), generation: Number(match[6]) };
}
