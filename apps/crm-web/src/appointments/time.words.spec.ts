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
    expect(timeWords(late, here)).toBe('14:00\u00a0– 00:00');
  });

  it('name the weekday on which a night ends, or under one of its days only what is of that day', () => {
    expect(timeWords(night, here)).toBe('23:00\u00a0– Thu\u00a002:00');
    expect(timeWords(night, here, '2026-11-24')).toBe('From 23:00');
    expect(timeWords(night, here, '2026-11-25')).toBe('All day');
    expect(timeWords(night, here, '2026-11-26')).toBe('Until 02:00');
  });

  it('say where it is meant if clocks differ there at that moment', () => {
    expect(zoneDifference({ ...tour, timeZone: 'Asia/Dubai' }, here)).toBe('17:00 in Dubai');
    expect(zoneDifference({ ...tour, timeZone: 'Asia/Tokyo' }, here)).toBe('22:00 in Tokyo');
    const newYear = { ...tour, timeZone: 'Pacific/Kiritimati' };
    expect(zoneDifference(newYear, here)).toBe('Wed\u00a003:00 in Kiritimati');
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

  it('say of a date what the reader does not know', () => {
    const fair = { ...tour, allDay: true, startsOn: '2026-11-24', endsOn: '2026-11-27' };
    const today = { ...here, now: Date.parse('2026-11-24T08:00:00Z') };
    expect(dayWords(tour, today)).toBe('Today');
    expect(dayWords(fair, today)).toBe('Today – Fri 27 Nov');
    const earlier = { ...here, now: Date.parse('2025-12-24T08:00:00Z') };
    expect(dayWords(tour, earlier)).toBe('Tue, 24 Nov 2026');
  });

  it('let a line break behind a dash, never inside of a time', () => {
    const noon = { ...tour, startsAt: '2026-11-24T16:00:00Z', endsAt: '2026-11-24T17:00:00Z' };
    const words = timeWords(noon, { zone: 'America/New_York', locale: 'en-US' });
    expect(words.split(/[^\S\u00a0]/u)).toEqual(['11:00\u00a0AM\u00a0–', '12:00\u00a0PM']);
  });
});
