import { describe, expect, it } from '@jest/globals';
import { anAppointment } from './appointment.fixture.js';
import { dayWords, timeWords, zoneDifference } from './time.words.js';

const here = { zone: 'Europe/Amsterdam', locale: 'en-GB' };
const tour = anAppointment({
  startsAt: '2026-11-24T13:00:00.000Z',
  endsAt: '2026-11-24T14:00:00.000Z',
});
const night = { ...tour, startsAt: '2026-11-24T22:00:00.000Z', endsAt: '2026-11-26T01:00:00.000Z' };

describe('the words about a time', () => {
  it('follow the reader’s clock, of twenty-four hours or of twelve', () => {
    expect(timeWords(tour, here)).toBe('14:00–15:00');
    expect(timeWords(tour, { zone: 'America/New_York', locale: 'en-US' })).toMatch(
      /^8:00\s–\s9:00\sAM$/,
    );
  });

  it('do not count midnight as another day', () => {
    const late = { ...tour, endsAt: '2026-11-24T23:00:00.000Z' };
    expect(timeWords(late, here)).toBe('14:00 – 00:00');
  });

  it('name the weekdays of a night, or under one of its days only what is of that day', () => {
    expect(timeWords(night, here)).toBe('Tue 23:00 – Thu 02:00');
    expect(timeWords(night, here, '2026-11-24')).toBe('From 23:00');
    expect(timeWords(night, here, '2026-11-25')).toBe('All day');
    expect(timeWords(night, here, '2026-11-26')).toBe('Until 02:00');
  });

  it('say where it is meant if clocks differ there at that moment', () => {
    expect(zoneDifference({ ...tour, timeZone: 'Asia/Dubai' }, here)).toBe('17:00 in Asia/Dubai');
    expect(zoneDifference({ ...tour, timeZone: 'Asia/Tokyo' }, here)).toBe('22:00 in Asia/Tokyo');
    const newYear = { ...tour, timeZone: 'Pacific/Kiritimati' };
    expect(zoneDifference(newYear, here)).toBe('Wed 03:00 in Pacific/Kiritimati');
  });

  it('say nothing of a zone with another name and the same clocks, nor of a day', () => {
    expect(zoneDifference({ ...tour, timeZone: 'Europe/Paris' }, here)).toBeNull();
    expect(zoneDifference({ ...tour, timeZone: 'Asia/Dubai', allDay: true }, here)).toBeNull();
  });

  it('keep an all-day appointment on its dates, wherever one reads', () => {
    const days = { ...tour, allDay: true, startsOn: '2026-12-01', endsOn: '2026-12-03' };
    const far = { zone: 'America/Los_Angeles', locale: 'en-GB' };
    expect(timeWords(days, far)).toBe('All day');
    expect(dayWords(days, far)).toBe('Tue, 1 Dec 2026 – Thu, 3 Dec 2026');
    expect(dayWords({ ...days, endsOn: '2026-12-01' }, far)).toBe('Tue, 1 Dec 2026');
    expect(dayWords(tour, far)).toBe('Tue, 24 Nov 2026');
  });
});
