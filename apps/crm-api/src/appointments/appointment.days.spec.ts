import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { spanOfDays } from './appointment.times.js';

const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);

describe('the span of an all-day appointment', () => {
  it.each([
    // The clocks go forward within the day: it has 23 hours.
    ['2026-03-29', '2026-03-29', 'Europe/Amsterdam', '2026-03-28T23:00:00Z', 23],
    // They go back: 25.
    ['2026-10-25', '2026-10-25', 'Europe/Amsterdam', '2026-10-24T22:00:00Z', 25],
    ['2026-03-08', '2026-03-08', 'America/New_York', '2026-03-08T05:00:00Z', 23],
    ['2026-11-01', '2026-11-01', 'America/New_York', '2026-11-01T04:00:00Z', 25],
    // Half an hour forward on Lord Howe.
    ['2026-10-04', '2026-10-04', 'Australia/Lord_Howe', '2026-10-03T13:30:00Z', 23.5],
    // The day began at 01:00, because the clocks went forward at midnight.
    ['2018-11-04', '2018-11-04', 'America/Sao_Paulo', '2018-11-04T03:00:00Z', 23],
    ['2017-10-15', '2017-10-16', 'America/Sao_Paulo', '2017-10-15T03:00:00Z', 47],
    ['2021-03-28', '2021-03-28', 'Asia/Beirut', '2021-03-27T22:00:00Z', 23],
    // Midnight came twice, because the clocks went back to 23:00 or 00:00: the first one counts.
    ['2018-02-17', '2018-02-17', 'America/Sao_Paulo', '2018-02-17T02:00:00Z', 25],
    ['2026-10-31', '2026-11-01', 'America/Havana', '2026-10-31T04:00:00Z', 49],
    // A day that was no day.
    ['2011-12-29', '2011-12-30', 'Pacific/Apia', '2011-12-29T10:00:00Z', 24],
    ['2011-12-30', '2011-12-31', 'Pacific/Apia', '2011-12-30T10:00:00Z', 24],
    ['2011-12-30', '2011-12-30', 'Pacific/Apia', '2011-12-30T10:00:00Z', 0],
  ])('%s to %s in %s', (first, last, timeZone, startsAt, hours) => {
    const span = spanOfDays(day(first), day(last), timeZone);
    expect(span.startsAt).toEqual(new Date(startsAt));
    expect((span.endsAt.getTime() - span.startsAt.getTime()) / 3_600_000).toBe(hours);
  });

  it('is what another library makes of it, in every zone around every change of its clocks', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...Intl.supportedValuesOf('timeZone')),
        fc.date({
          min: new Date('1970-01-03Z'),
          max: new Date('2089-01-01Z'),
          noInvalidDate: true,
        }),
        fc.integer({ min: -2, max: 2 }),
        fc.integer({ min: 0, max: 40 }),
        (timeZone, moment, offset, more) => {
          const first = dayOfNextChange(moment, timeZone).add({ days: offset });
          const last = first.add({ days: more });
          const span = spanOfDays(first, last, timeZone);
          expect(span.startsAt).toEqual(luxonStartOfDay(first, timeZone));
          expect(span.endsAt).toEqual(luxonStartOfDay(last.add({ days: 1 }), timeZone));
        },
      ),
      { numRuns: 2_000 },
    );
  });
});

/** Chance alone would seldom hit the days that matter. */
function dayOfNextChange(moment: Date, timeZone: string): Temporal.PlainDate {
  const there = Temporal.Instant.fromEpochMilliseconds(moment.getTime()).toZonedDateTimeISO(
    timeZone,
  );
  const change = there.getTimeZoneTransition('next');
  return (change === null || change.year > 2089 ? there : change).toPlainDate();
}

function luxonStartOfDay(date: Temporal.PlainDate, zone: string): Date {
  const { year, month, day: ofMonth } = date;
  // From noon, which is there on every day that is there at all.
  const noon = DateTime.fromObject({ year, month, day: ofMonth, hour: 12 }, { zone });
  // Where midnight comes twice, luxon takes the second one.
  const midnights = noon.startOf('day').getPossibleOffsets();
  return new Date(Math.min(...midnights.map((midnight) => midnight.toMillis())));
}
