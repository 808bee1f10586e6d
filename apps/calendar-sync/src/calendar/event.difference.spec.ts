import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { DateTime } from 'luxon';
import type { EventBody, EventTime, GoogleEvent } from '../google/google.event.js';
import { anyPayload, appointmentId, foundEvent, tour } from './appointment.fixture.js';
import { differencesBetween } from './event.difference.js';
import { eventBodyOf } from './event.mapping.js';

const wanted = eventBodyOf({ appointmentId, version: 1, payload: tour }, 0);

/** The event as Google answers it: other offset, whole seconds, other line ends, blanks trimmed. */
function asGoogleAnswers(body: EventBody, calendarZone: string): GoogleEvent {
  const time = (given: EventTime): EventTime =>
    'date' in given
      ? given
      : {
          ...given,
          dateTime:
            DateTime.fromISO(given.dateTime, { zone: calendarZone })
              .startOf('second')
              .toISO({ suppressMilliseconds: true }) ?? '',
        };
  const words = (given: string | undefined): string | null =>
    given?.trim().replaceAll(/\r?\n/g, '\r\n') || null;
  return foundEvent({
    summary: words(body.summary),
    description: words(body.description),
    location: words(body.location),
    start: time(body.start),
    end: time(body.end),
    source: body.source ?? null,
    privateProperties: body.extendedProperties.private,
  });
}

const found = asGoogleAnswers(wanted, 'America/New_York');

describe('what Google has', () => {
  it('differs in nothing where it only writes it its own way', () => {
    fc.assert(
      fc.property(
        anyPayload,
        fc.constantFrom('America/New_York', 'Asia/Kathmandu', 'Pacific/Apia', 'UTC'),
        (payload, calendarZone) => {
          const body = eventBodyOf({ appointmentId, version: 1, payload }, 0);
          expect(differencesBetween(body, asGoogleAnswers(body, calendarZone))).toEqual([]);
        },
      ),
    );
  });

  it.each<[string, Partial<GoogleEvent>, readonly string[]]>([
    ['it was deleted', { status: 'cancelled' }, ['status']],
    ['it is only tentative', { status: 'tentative' }, ['status']],
    ['it was renamed', { summary: 'Renamed by hand' }, ['summary']],
    ['its title is gone', { summary: null }, ['summary']],
    ['notes were written into it', { description: 'Mine' }, ['description']],
    ['the place is gone', { location: null }, ['location']],
    [
      'it was moved by an hour',
      { start: { dateTime: '2026-06-01T11:00:00-04:00', timeZone: 'America/Chicago' } },
      ['start'],
    ],
    [
      'its zone was changed',
      { start: { dateTime: '2026-06-01T10:00:00-04:00', timeZone: 'America/New_York' } },
      ['start'],
    ],
    [
      'it became a whole day',
      { start: { date: '2026-06-01' }, end: { date: '2026-06-02' } },
      ['start', 'end'],
    ],
    ['it lost its times', { start: null, end: null }, ['start', 'end']],
    ['its link is gone', { source: null }, ['source']],
  ])('differs where %s', (_what, changes, fields) => {
    expect(differencesBetween(wanted, { ...found, ...changes })).toEqual(fields);
  });

  it('does not differ by a version number alone', () => {
    const privateProperties = { ...found.privateProperties, altVersion: '99' };
    expect(differencesBetween(wanted, { ...found, privateProperties })).toEqual([]);
  });

  it('does not differ by another name of the same zone', () => {
    const times = { ...tour.times, timeZone: 'US/Central' };
    const alias = eventBodyOf({ appointmentId, version: 1, payload: { ...tour, times } }, 0);
    expect(differencesBetween(alias, found)).toEqual([]);
  });

  it('differs where a whole day is meant and a time is there', () => {
    const times = {
      allDay: true,
      startsOn: '2026-06-01',
      endsOn: '2026-06-01',
      timeZone: 'UTC',
    } as const;
    const wholeDay = eventBodyOf({ appointmentId, version: 1, payload: { ...tour, times } }, 0);
    expect(differencesBetween(wholeDay, found)).toEqual(['start', 'end']);
  });
});
