import type { EventMoment, StandingEvent } from './standing.event.js';

/** An appointment as the CRM has it. */
export interface AppointmentRow {
  readonly title: string;
  readonly location: string | null;
  readonly notes: string | null;
  readonly kind: string;
  readonly allDay: boolean;
  /** RFC 3339, for one that is not all day. */
  readonly startsAt: string;
  readonly endsAt: string;
  /** Dates, the last day included, for one that is. */
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly timeZone: string;
  readonly client: {
    readonly name: string;
    readonly phone: string | null;
    readonly email: string | null;
  };
}

const kinds: Readonly<Record<string, string>> = {
  property_tour: 'Property tour',
  listing_presentation: 'Listing presentation',
  follow_up_call: 'Follow-up call',
  other: 'Other',
};

const dayMs = 86_400_000;

/**
 * Where an event says something else than its appointment. Written a second time on purpose, not
 * with the product's own mapping: a fault there must not hide itself.
 */
export function differencesOf(row: AppointmentRow, event: StandingEvent): string[] {
  const { client } = row;
  const facts = [
    `Client: ${client.name}`,
    ...(client.phone === null ? [] : [`Phone: ${client.phone}`]),
    ...(client.email === null ? [] : [`E-mail: ${client.email}`]),
    `Kind: ${kinds[row.kind]}`,
  ].join('\n');
  const description = row.notes === null ? facts : `${row.notes}\n\n${facts}`;
  const same = {
    title: event.summary === row.title,
    location: (event.location ?? null) === row.location,
    description: event.description === description,
    start: isSameMoment(event.start, row, row.startsAt, row.startsOn, 0),
    // Google's last day is the first one after.
    end: isSameMoment(event.end, row, row.endsAt, row.endsOn, dayMs),
  };
  return Object.entries(same).flatMap(([field, isSame]) => (isSame ? [] : [field]));
}

function isSameMoment(
  moment: EventMoment | undefined,
  { allDay, timeZone }: AppointmentRow,
  instant: string,
  day: string | null,
  shiftMs: number,
): boolean {
  if (allDay) {
    const date = new Date(Date.parse(`${day}T00:00:00Z`) + shiftMs).toISOString().slice(0, 10);
    return moment?.date === date && moment.dateTime === undefined;
  }
  return (
    moment?.date === undefined &&
    Date.parse(moment?.dateTime ?? '') === Date.parse(instant) &&
    moment?.timeZone === timeZone
  );
}
