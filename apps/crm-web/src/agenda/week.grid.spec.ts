import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anAllDay, anAppointment } from '../appointments/appointment.fixture.js';
import { weekOfDay } from './week.days.js';
import { drawnHours, leastMinutes, weekGrid } from './week.grid.js';

const timeZone = 'Europe/Amsterdam';
const days = weekOfDay('2026-11-24', 1);
/** @param times of the clock in Amsterdam, in winter */
const on = (day: string, ...[from, to]: [string, string]) =>
  anAppointment({ startsAt: `${day}T${from}:00+01:00`, endsAt: `${day}T${to}:00+01:00` });
const tuesday = '2026-11-24';
const gridOf = (...appointments: Parameters<typeof weekGrid>[0]) =>
  weekGrid(appointments, days, timeZone);

describe('the grid of a week', () => {
  it('has its seven days, also when nothing is on them', () => {
    expect(gridOf().map(({ day }) => day)).toEqual(days);
  });

  it('places an appointment by the clock on the wall', () => {
    const [, day] = gridOf(on(tuesday, '09:30', '11:00'));
    expect(day?.blocks).toMatchObject([{ start: 570, end: 660, lane: 0, lanes: 1 }]);
  });

  it('puts side by side what overlaps, and gives the width back behind it', () => {
    const [, day] = gridOf(
      on(tuesday, '09:00', '10:00'),
      on(tuesday, '09:30', '10:30'),
      on(tuesday, '10:00', '11:00'),
      on(tuesday, '11:00', '12:00'),
    );
    expect(day?.blocks.map(({ lane, lanes }) => [lane, lanes])).toEqual([
      [0, 2],
      [1, 2],
      [0, 2],
      [0, 1],
    ]);
  });

  it('splits at midnight, and leaves out what is outside of the week', () => {
    const night = anAppointment({
      startsAt: '2026-11-22T22:00:00+01:00',
      endsAt: '2026-11-23T07:00:00+01:00',
    });
    const [monday, ...others] = gridOf(night);
    expect(monday?.blocks).toMatchObject([{ start: 0, end: 420, nth: 2, of: 2 }]);
    expect(others.flatMap(({ blocks }) => blocks)).toEqual([]);
  });

  it('does not begin at midnight for the end of a night', () => {
    const night = anAppointment({
      startsAt: '2026-11-23T22:00:00+01:00',
      endsAt: '2026-11-24T06:00:00+01:00',
    });
    const [monday, day] = gridOf(night);
    expect(monday?.blocks).toMatchObject([{ start: 1320, end: 1440 }]);
    expect(day).toMatchObject({ strip: [{ appointment: night }], blocks: [] });
    expect(drawnHours(gridOf(night)).from).toBe(8);
  });

  it('ends with the day what ends at midnight', () => {
    const evening = anAppointment({
      startsAt: `${tuesday}T22:00:00+01:00`,
      endsAt: '2026-11-25T00:00:00+01:00',
    });
    const [, day, next] = gridOf(evening);
    expect(day?.blocks).toMatchObject([{ start: 1320, end: 1440 }]);
    expect(next?.blocks).toEqual([]);
  });

  it('keeps apart what takes the whole day', () => {
    const trip = anAppointment({
      startsAt: `2026-11-23T12:00:00+01:00`,
      endsAt: '2026-11-25T12:00:00+01:00',
    });
    const fair = anAllDay(tuesday);
    const [monday, day, wednesday] = gridOf(trip, fair);
    expect(monday?.blocks).toMatchObject([{ start: 720, end: 1440 }]);
    expect(day?.strip.map((entry) => entry.appointment)).toEqual([fair, trip]);
    expect(wednesday?.blocks).toMatchObject([{ start: 0, end: 720 }]);
  });

  it('draws short ones so that they can be read, also when the clocks go back meanwhile', () => {
    const [, short] = gridOf(on(tuesday, '23:55', '23:59'));
    expect(short?.blocks).toMatchObject([{ start: 1440 - leastMinutes, end: 1440 }]);
    // From 02:50 in summer time to 02:10 in winter time: 20 minutes.
    const back = anAppointment({
      startsAt: '2026-10-25T02:50:00+02:00',
      endsAt: '2026-10-25T02:10:00+01:00',
    });
    const sunday = weekGrid([back], weekOfDay('2026-10-25', 1), timeZone).at(-1);
    expect(sunday?.blocks).toMatchObject([{ start: 170, end: 170 + leastMinutes }]);
  });

  it('shows a working day, and more where there is more', () => {
    expect(drawnHours(gridOf())).toEqual({ from: 8, to: 19 });
    const week = gridOf(on(tuesday, '06:30', '07:00'), on(days[4] ?? '', '20:00', '21:15'));
    expect(drawnHours(week)).toEqual({ from: 6, to: 22 });
  });

  it('never draws one over another, and never outside of its day', () => {
    const appointment = fc
      .record({
        start: fc.integer({ min: Date.UTC(2026, 10, 22), max: Date.UTC(2026, 10, 30) }),
        minutes: fc.integer({ min: 1, max: 30 * 60 }),
      })
      .map(({ start, minutes }) =>
        anAppointment({
          startsAt: new Date(start).toISOString(),
          endsAt: new Date(start + minutes * 60_000).toISOString(),
        }),
      );
    fc.assert(
      fc.property(fc.array(appointment, { maxLength: 25 }), (appointments) => {
        for (const { blocks } of gridOf(...appointments)) {
          for (const one of blocks) {
            expect(one.start).toBeGreaterThanOrEqual(0);
            expect(one.end).toBeLessThanOrEqual(1440);
            expect(one.lane).toBeLessThan(one.lanes);
            const overlapping = blocks.filter(
              (other) => other !== one && other.start < one.end && one.start < other.end,
            );
            expect(overlapping.map((other) => other.lane)).not.toContain(one.lane);
            expect(overlapping.every((other) => other.lanes === one.lanes)).toBe(true);
          }
        }
      }),
    );
  });
});
