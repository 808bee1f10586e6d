import type { CalendarEvent } from '../google.control.js';

export interface ZonedSpan {
  readonly timeZone: string;
  readonly startsAt: string;
  readonly endsAt: string;
}

/** Appointments about the changes of the clock, as the clock on the wall shows them. */
export const acrossTheClocks: Readonly<Record<string, ZonedSpan>> = {
  'before spring': newYork('2127-03-08T10:00:00-05:00', '2127-03-08T11:00:00-05:00'),
  'over the lost hour': newYork('2127-03-09T01:30:00-05:00', '2127-03-09T03:30:00-04:00'),
  'after spring': newYork('2127-03-09T10:00:00-04:00', '2127-03-09T11:00:00-04:00'),
  'the first 01:30': newYork('2127-11-02T01:30:00-04:00', '2127-11-02T01:45:00-04:00'),
  'the second 01:30': newYork('2127-11-02T01:30:00-05:00', '2127-11-02T01:45:00-05:00'),
  'after autumn': newYork('2127-11-02T10:00:00-05:00', '2127-11-02T11:00:00-05:00'),
  'spring elsewhere': berlin('2127-03-30T01:30:00+01:00', '2127-03-30T03:30:00+02:00'),
  'autumn elsewhere': berlin('2127-10-26T01:30:00+02:00', '2127-10-26T03:30:00+01:00'),
};

/** To be moved from the one to the other: the same hour, by another offset. */
export const summerDay = newYork('2127-07-01T10:00:00-04:00', '2127-07-01T11:00:00-04:00');
export const winterDay = newYork('2127-12-01T10:00:00-05:00', '2127-12-01T11:00:00-05:00');

function newYork(startsAt: string, endsAt: string): ZonedSpan {
  return { timeZone: 'America/New_York', startsAt, endsAt };
}

function berlin(startsAt: string, endsAt: string): ZonedSpan {
  return { timeZone: 'Europe/Berlin', startsAt, endsAt };
}

/** The same for the same span, however its moments are written. */
export const spanInWords = ({ timeZone, startsAt, endsAt }: ZonedSpan): string =>
  [timeZone, new Date(startsAt).toISOString(), new Date(endsAt).toISOString()].join(' ');

export const spanOf = ({ start, end }: CalendarEvent): string =>
  spanInWords({
    timeZone: start.timeZone === end.timeZone ? String(start.timeZone) : 'two zones',
    startsAt: String(start.dateTime),
    endsAt: String(end.dateTime),
  });
