import { describe, expect, it } from '@jest/globals';
import { type AppointmentTimes, type GivenTimes, readTimes } from './appointment.times.js';

const timed: GivenTimes = {
  startsAt: '2026-11-22T10:30:00+01:00',
  endsAt: '2026-11-22T11:30:00+01:00',
  timeZone: 'Europe/Amsterdam',
};
const allDay: GivenTimes = {
  allDay: true,
  startsOn: '2026-11-22',
  endsOn: '2026-11-23',
  timeZone: 'Europe/Amsterdam',
};

describe('the times of a new appointment', () => {
  it('are instants and the zone that they are meant in', () => {
    expect(timesOf(timed)).toEqual({
      allDay: false,
      startsAt: new Date('2026-11-22T09:30:00Z'),
      endsAt: new Date('2026-11-22T10:30:00Z'),
      startsOn: null,
      endsOn: null,
      timeZone: 'Europe/Amsterdam',
    });
  });

  it('of an all-day one are dates, and the span from the first midnight to the one after the last', () => {
    expect(timesOf(allDay)).toEqual({
      allDay: true,
      startsAt: new Date('2026-11-21T23:00:00Z'),
      endsAt: new Date('2026-11-23T23:00:00Z'),
      startsOn: '2026-11-22',
      endsOn: '2026-11-23',
      timeZone: 'Europe/Amsterdam',
    });
  });

  it('may write null for the fields that do not apply', () => {
    expect(faultsOf({ ...timed, startsOn: null, endsOn: null })).toEqual({});
    expect(faultsOf({ ...allDay, startsAt: null, endsAt: null })).toEqual({});
  });

  it.each<[string, GivenTimes, Record<string, string>]>([
    ['the end is the start', { ...timed, endsAt: timed.startsAt }, { endsAt: 'must be after' }],
    [
      'the end is before the start',
      { ...timed, endsAt: '2026-11-22T09:29:59Z' },
      { endsAt: 'must be after startsAt' },
    ],
    [
      'less than a millisecond lies between them',
      { ...timed, endsAt: '2026-11-22T09:30:00.0009Z' },
      { endsAt: 'must be after startsAt' },
    ],
    [
      'it is longer than 366 days',
      { ...timed, endsAt: '2027-11-23T09:30:00.001Z' },
      { endsAt: 'must be within 366 days' },
    ],
    [
      'a year is out of bounds',
      { ...timed, startsAt: '1969-12-31T23:59:59Z', endsAt: '2201-01-01T00:00:00Z' },
      { startsAt: '1970 to 2200', endsAt: '1970 to 2200' },
    ],
    [
      'several are bad at once',
      { startsAt: 'soon', endsAt: '2026-02-30T10:00:00Z', timeZone: '+01:00' },
      { startsAt: 'RFC 3339', endsAt: 'that exists', timeZone: 'IANA' },
    ],
    [
      'all are missing',
      {},
      { startsAt: 'is required', endsAt: 'is required', timeZone: 'is required' },
    ],
    [
      'dates come with the times',
      { ...timed, startsOn: '2026-11-22', endsOn: '2026-11-22' },
      { startsOn: 'all-day', endsOn: 'all-day' },
    ],
    [
      'times come with the dates',
      { ...timed, ...allDay },
      { startsAt: 'not for an all-day', endsAt: 'not for an all-day' },
    ],
    ['the last day is before the first', { ...allDay, endsOn: '2026-11-21' }, { endsOn: 'before' }],
    ['it has more than 366 days', { ...allDay, endsOn: '2027-11-23' }, { endsOn: '366 days' }],
    ['a date does not exist', { ...allDay, startsOn: '2026-02-29' }, { startsOn: 'that exists' }],
    ['a date is a time', { ...allDay, endsOn: '2026-11-23T00:00:00Z' }, { endsOn: 'a date' }],
    ['a date is out of bounds', { ...allDay, startsOn: '1969-12-31' }, { startsOn: '1970 to' }],
    [
      'the dates are missing',
      { allDay: true, timeZone: 'UTC' },
      { startsOn: 'is required', endsOn: 'is required' },
    ],
    [
      'its only day was skipped',
      { allDay: true, startsOn: '2011-12-30', endsOn: '2011-12-30', timeZone: 'Pacific/Apia' },
      { startsOn: 'Pacific/Apia skipped' },
    ],
  ])('are refused when %s', (_case, given, expected) => {
    const faults = faultsOf(given);
    expect(Object.keys(faults).toSorted()).toEqual(Object.keys(expected).toSorted());
    for (const [field, words] of Object.entries(expected)) expect(faults[field]).toContain(words);
  });

  it('may take exactly 366 days', () => {
    expect(faultsOf({ ...timed, endsAt: '2027-11-23T09:30:00Z' })).toEqual({});
    expect(faultsOf({ ...allDay, endsOn: '2027-11-22' })).toEqual({});
  });

  it('may lie in the first and in the last year, wherever on earth', () => {
    const first = { allDay: true, startsOn: '1970-01-01', endsOn: '1970-01-01' };
    const last = { allDay: true, startsOn: '2200-12-31', endsOn: '2200-12-31' };
    expect(faultsOf({ ...first, timeZone: 'Pacific/Kiritimati' })).toEqual({});
    expect(faultsOf({ ...last, timeZone: 'Pacific/Pago_Pago' })).toEqual({});
  });

  it('may go on over a skipped day', () => {
    const given = { allDay: true, startsOn: '2011-12-29', endsOn: '2011-12-31' };
    expect(timesOf({ ...given, timeZone: 'Pacific/Apia' })).toMatchObject({
      startsAt: new Date('2011-12-29T10:00:00Z'),
      endsAt: new Date('2011-12-31T10:00:00Z'),
    });
  });
});

describe('times that change', () => {
  const stored = timesOf(timed);
  const storedDays = timesOf(allDay);

  it('keep what is not given', () => {
    expect(timesOf({ endsAt: '2026-11-22T12:00:00Z' }, stored)).toEqual({
      ...stored,
      endsAt: new Date('2026-11-22T12:00:00Z'),
    });
    expect(timesOf({ endsOn: '2026-11-22' }, storedDays)).toMatchObject({
      startsOn: '2026-11-22',
      endsAt: new Date('2026-11-22T23:00:00Z'),
    });
  });

  it('are judged together with what is kept', () => {
    expect(faultsOf({ startsAt: '2026-11-22T10:30:00Z' }, stored)).toEqual({
      endsAt: 'must be after startsAt',
    });
    expect(faultsOf({ startsOn: '2026-11-24' }, storedDays)).toEqual({
      endsOn: 'must not be before startsOn',
    });
  });

  it('keep their instants in another zone, or their dates if they are dates', () => {
    expect(timesOf({ timeZone: 'Asia/Tokyo' }, stored)).toEqual({
      ...stored,
      timeZone: 'Asia/Tokyo',
    });
    expect(timesOf({ timeZone: 'Asia/Tokyo' }, storedDays)).toEqual({
      ...storedDays,
      timeZone: 'Asia/Tokyo',
      startsAt: new Date('2026-11-21T15:00:00Z'),
      endsAt: new Date('2026-11-23T15:00:00Z'),
    });
  });

  it('become days only with both dates', () => {
    expect(faultsOf({ allDay: true }, stored)).toEqual({
      startsOn: 'is required',
      endsOn: 'is required',
    });
    expect(faultsOf({ allDay: true, startsOn: '2026-11-22' }, stored)).toEqual({
      endsOn: 'is required',
    });
    const { timeZone: _kept, ...days } = allDay;
    expect(timesOf(days, stored)).toEqual(storedDays);
  });

  it('stop being days only with both times', () => {
    expect(faultsOf({ allDay: false }, storedDays)).toEqual({
      startsAt: 'is required',
      endsAt: 'is required',
    });
    const { timeZone: _kept, ...moments } = timed;
    expect(timesOf({ ...moments, allDay: false }, storedDays)).toEqual(stored);
  });

  it('are refused where they belong to the other kind', () => {
    expect(Object.keys(faultsOf({ startsOn: '2026-11-22' }, stored))).toEqual(['startsOn']);
    expect(Object.keys(faultsOf({ endsAt: '2026-11-22T12:00:00Z' }, storedDays))).toEqual([
      'endsAt',
    ]);
  });

  it('cannot be taken away', () => {
    expect(faultsOf({ startsAt: null }, stored)).toEqual({ startsAt: 'is required' });
    expect(faultsOf({ endsOn: null }, storedDays)).toEqual({ endsOn: 'is required' });
  });
});

function timesOf(given: GivenTimes, stored: AppointmentTimes | null = null): AppointmentTimes {
  const reading = readTimes(given, stored);
  if (!reading.ok) throw new Error(JSON.stringify(reading.faults));
  return reading.times;
}

function faultsOf(
  given: GivenTimes,
  stored: AppointmentTimes | null = null,
): Record<string, string> {
  const reading = readTimes(given, stored);
  if (reading.ok) return {};
  return Object.fromEntries(reading.faults.map(({ field, fault }) => [field, fault]));
}
