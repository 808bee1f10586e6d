import { describe, expect, it } from '@jest/globals';
import { anAllDay, anAppointment } from './appointment.fixture.js';
import {
  type AppointmentValues,
  minutesOf,
  newValues,
  valuesOf,
  lengthOf,
  withAllDay,
  withEnd,
  withEndTime,
  withMinutes,
  withStart,
  withWhat,
} from './appointment.values.js';

const zone = 'Europe/Amsterdam';
const noon = newValues(new Date('2026-11-24T10:40:00Z'), zone);
const ada = { id: '1', name: 'Ada Byron' };
const timeOf = ({ date, time, endDate, endTime }: AppointmentValues) =>
  `${date} ${time} – ${endDate} ${endTime}`;

describe('the form of a new appointment', () => {
  it('begins with an hour from the next half hour on', () => {
    expect(timeOf(noon)).toBe('2026-11-24 12:00 – 2026-11-24 13:00');
    expect(timeOf(newValues(new Date('2026-11-24T11:00:00Z'), zone))).toMatch(/^2026-11-24 12:30/);
  });

  it('begins on the next day in the last half hour of one', () => {
    const late = newValues(new Date('2026-11-24T22:45:00Z'), zone);
    expect(timeOf(late)).toBe('2026-11-25 00:00 – 2026-11-25 01:00');
  });

  it('begins in the morning of another day that is looked at', () => {
    const then = newValues(new Date('2026-11-24T10:40:00Z'), zone, '2026-12-01');
    expect(timeOf(then)).toBe('2026-12-01 10:00 – 2026-12-01 11:00');
  });
});

describe('the title', () => {
  it('follows kind and client until somebody types one', () => {
    const tour = withWhat(noon, { contact: ada });
    expect(tour.title).toBe('Property tour with Ada Byron');
    expect(withWhat(tour, { kind: 'follow_up_call' }).title).toBe('Follow-up call with Ada Byron');
    const typed = withWhat(tour, { title: 'See the roof' });
    expect(withWhat(typed, { kind: 'other' }).title).toBe('See the roof');
  });

  it('stays empty while somebody empties it, and follows again after that', () => {
    const emptied = withWhat(withWhat(noon, { contact: ada }), { title: '' });
    expect(emptied.title).toBe('');
    expect(withWhat(emptied, { kind: 'other' }).title).toBe('Appointment with Ada Byron');
  });

  it('of a stored appointment follows only if it was the suggested one', () => {
    const own = valuesOf(anAppointment({ title: 'See the roof' }));
    expect(withWhat(own, { kind: 'other' }).title).toBe('See the roof');
    const suggested = valuesOf(anAppointment({ title: 'Property tour with Ada Byron' }));
    expect(withWhat(suggested, { kind: 'other' }).title).toBe('Appointment with Ada Byron');
  });
});

describe('the times', () => {
  it('of a stored appointment are those of its zone', () => {
    const stored = anAppointment({ timeZone: 'Asia/Dubai' });
    expect(timeOf(valuesOf(stored))).toBe('2026-11-24 13:00 – 2026-11-24 14:00');
  });

  it('of an all-day appointment are its days, and an hour if it becomes a timed one', () => {
    const values = valuesOf(anAllDay('2026-12-01', '2026-12-03'));
    expect(values).toMatchObject({ allDay: true, date: '2026-12-01', lastDay: '2026-12-03' });
    expect(minutesOf(values)).toBe(60);
  });

  it('keep how long it lasts when the start moves', () => {
    const moved = withStart(withMinutes(noon, 90), { date: '2026-11-30', time: '23:00' });
    expect(timeOf(moved)).toBe('2026-11-30 23:00 – 2026-12-01 00:30');
  });

  it('keep how many days it lasts', () => {
    const days = valuesOf(anAllDay('2026-12-01', '2026-12-03'));
    expect(withStart(days, { date: '2026-12-31' }).lastDay).toBe('2027-01-02');
  });

  it('keep an hour an hour in the night in which the clocks go forward', () => {
    const night = withStart(noon, { date: '2026-03-29', time: '01:30' });
    expect(timeOf(night)).toBe('2026-03-29 01:30 – 2026-03-29 03:30');
    expect(minutesOf(night)).toBe(60);
  });

  it('of a stored appointment are told apart in an hour that comes twice', () => {
    const at = (startsAt: string, endsAt: string): AppointmentValues =>
      valuesOf(anAppointment({ startsAt, endsAt }));
    const second = at('2026-10-25T01:30:00.000Z', '2026-10-25T02:15:00.000Z');
    expect(timeOf(second)).toBe('2026-10-25 02:30 – 2026-10-25 03:15');
    expect(minutesOf(second)).toBe(45);
    const both = at('2026-10-25T00:30:00.000Z', '2026-10-25T01:30:00.000Z');
    expect(timeOf(both)).toBe('2026-10-25 02:30 – 2026-10-25 02:30');
    expect(minutesOf(both)).toBe(60);
    expect(withAllDay(withAllDay(both, true), false)).toEqual(both);
  });

  it('keep an hour an hour in the night in which the clocks go back', () => {
    const night = withStart(noon, { date: '2026-10-25', time: '02:30' });
    expect(timeOf(night)).toBe('2026-10-25 02:30 – 2026-10-25 02:30');
    expect(minutesOf(night)).toBe(60);
    const later = withStart(night, { time: '03:00' });
    expect(timeOf(later)).toBe('2026-10-25 03:00 – 2026-10-25 04:00');
  });

  it('mean the first start of two when one is typed, and the first end after it', () => {
    const second = { ...noon, date: '2026-10-25', time: '02:30', isAgain: true };
    expect(withStart(second, { time: '02:15' }).isAgain).toBe(false);
    const from = withStart(withMinutes(noon, 15), { date: '2026-10-25', time: '02:30' });
    expect([withEndTime(from, '02:45'), minutesOf(withEndTime(from, '02:45'))]).toEqual([
      { ...from, endTime: '02:45' },
      15,
    ]);
    const back = withEndTime(from, '02:15');
    expect([timeOf(back), minutesOf(back)]).toEqual(['2026-10-25 02:30 – 2026-10-25 02:15', 45]);
    const evening = withStart(withMinutes(noon, 360), { date: '2026-10-24', time: '22:00' });
    expect(minutesOf(withEnd(evening, { endTime: '02:30', endDate: '2026-10-25' }))).toBe(270);
  });

  it('are left alone while the start is half typed', () => {
    expect(timeOf(withStart(noon, { time: '' }))).toBe('2026-11-24  – 2026-11-24 13:00');
  });

  it('have an end before the start on the next day', () => {
    expect(timeOf(withEndTime(noon, '09:00'))).toBe('2026-11-24 12:00 – 2026-11-25 09:00');
    const back = withEndTime(withEndTime(noon, '09:00'), '12:15');
    expect(timeOf(back)).toBe('2026-11-24 12:00 – 2026-11-24 12:15');
  });

  it('leave the last day of several alone when the end time changes', () => {
    const days = { ...noon, endDate: '2026-11-27' };
    expect(withEndTime(days, '09:00').endDate).toBe('2026-11-27');
    const dayAndHour = { ...noon, endDate: '2026-11-25' };
    expect(withEndTime(dayAndHour, '13:30').endDate).toBe('2026-11-25');
  });

  it('keep their length while the year of another date is typed, digit by digit', () => {
    for (const zone of ['America/New_York', 'America/Los_Angeles', 'Europe/London', 'UTC']) {
      const years = ['0002', '0020', '0202', '2027'];
      const typed = years.reduce(
        (values, year) => withStart(values, { date: `${year}-12-20` }),
        newValues(new Date('2026-11-24T15:00:00Z'), zone, '2026-12-20'),
      );
      expect([zone, timeOf(typed)]).toEqual([zone, '2027-12-20 10:00 – 2027-12-20 11:00']);
    }
  });

  it('keep their length while the start is emptied and typed anew', () => {
    const length = lengthOf(noon);
    const emptied = withStart(noon, { date: '' }, length);
    expect(timeOf(withStart(emptied, { date: '2027-03-05' }, length))).toBe(
      '2027-03-05 12:00 – 2027-03-05 13:00',
    );
    const untimed = withStart(noon, { time: '' }, length);
    expect(timeOf(withStart(untimed, { time: '15:00' }, length))).toBe(
      '2026-11-24 15:00 – 2026-11-24 16:00',
    );
    const days = { ...noon, allDay: true, lastDay: '2026-11-26' };
    const without = withStart(days, { date: '' }, lengthOf(days));
    expect(withStart(without, { date: '2027-03-05' }, lengthOf(days)).lastDay).toBe('2027-03-07');
  });

  it('last as many days when they become whole ones, and when they become hours again', () => {
    const days = withAllDay({ ...noon, endDate: '2026-11-26' }, true);
    expect(days).toMatchObject({ allDay: true, date: '2026-11-24', lastDay: '2026-11-26' });
    expect(timeOf(withAllDay(days, false))).toBe('2026-11-24 12:00 – 2026-11-26 13:00');
    const night = { ...noon, time: '23:30', endDate: '2026-11-25', endTime: '00:30' };
    expect(withAllDay(night, true).lastDay).toBe('2026-11-24');
    expect(timeOf(withAllDay(withAllDay(night, true), false))).toBe(timeOf(night));
  });

  it('have no length while the end is not after the start', () => {
    expect(minutesOf({ ...noon, endTime: noon.time })).toBeNull();
    expect(minutesOf({ ...noon, endTime: '' })).toBeNull();
  });
});
