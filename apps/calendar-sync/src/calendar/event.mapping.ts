import type { AppointmentPayload, AppointmentTimes } from '#shared/outbox/index.js';
import type { EventBody, EventTime } from '../google/google.event.js';
import { describeAppointment } from './event-description.mapping.js';
import { eventIdOf } from './event.identity.js';

/** Private properties of an event: whose it is, and which version was written last. */
export const ownerProperty = 'altAppointmentId';
export const versionProperty = 'altVersion';

/** One version of an appointment, as it shall stand in the calendar. */
export interface WantedEvent {
  readonly appointmentId: string;
  readonly version: number;
  readonly payload: AppointmentPayload;
}

/**
 * The event for an appointment. What is null is left out, which removes it from Google's.
 *
 * No attendees: they would be invited, and count against a quota that closes calendars for hours.
 */
export function eventBodyOf(
  { appointmentId, version, payload }: WantedEvent,
  generation: number,
): EventBody {
  const { title, location, times, url } = payload;
  return {
    id: eventIdOf(appointmentId, generation),
    // Written out, because it is what brings a deleted event back.
    status: 'confirmed',
    summary: title.toWellFormed(),
    description: describeAppointment(payload),
    ...(location === null || location.trim() === '' ? {} : { location: location.toWellFormed() }),
    ...timesOf(times),
    ...(isWebAddress(url) ? { source: { title: 'Agent Lead Tracker', url } } : {}),
    extendedProperties: {
      private: { [ownerProperty]: appointmentId, [versionProperty]: String(version) },
    },
    reminders: { useDefault: true },
  };
}

/** The instant and the zone, both: the zone decides what a repeated or a moved event means. */
function timesOf(times: AppointmentTimes): { readonly start: EventTime; readonly end: EventTime } {
  if (times.allDay) {
    // Google's end is exclusive, ours is the last day.
    return { start: { date: times.startsOn }, end: { date: dayAfter(times.endsOn) } };
  }
  const { startsAt, endsAt, timeZone } = times;
  return { start: { dateTime: startsAt, timeZone }, end: { dateTime: endsAt, timeZone } };
}

/** Calendar dates know no clock changes, and neither does UTC. */
function dayAfter(date: string): string {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + 1);
  return day.toISOString().slice(0, 'YYYY-MM-DD'.length);
}

function isWebAddress(url: string): boolean {
  return URL.canParse(url) && ['http:', 'https:'].includes(new URL(url).protocol);
}
