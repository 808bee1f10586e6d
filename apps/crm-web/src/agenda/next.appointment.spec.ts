import { describe, expect, it } from '@jest/globals';
import { anAllDay, anAppointment } from '../appointments/appointment.fixture.js';
import { nextOf, untilWords } from './next.appointment.js';

const now = Date.parse('2026-11-24T12:00:00Z');
const timed = (startsAt: string, endsAt: string) =>
  anAppointment({ startsAt: `2026-11-${startsAt}Z`, endsAt: `2026-11-${endsAt}Z` });

const past = timed('24T09:00:00', '24T12:00:00');
const running = timed('24T11:30:00', '24T12:30:00');
const soon = timed('24T13:00:00', '24T14:00:00');
const later = timed('25T09:00:00', '25T10:00:00');

describe('what is next', () => {
  it('is what begins first', () => {
    expect(nextOf([later, soon, past], now)).toEqual({ current: undefined, next: soon });
  });

  it('stands beside what goes on now', () => {
    expect(nextOf([running, later], now)).toEqual({ current: running, next: later });
  });

  it('is, of several that go on, the one that began last', () => {
    const longer = timed('24T09:00:00', '24T15:00:00');
    expect(nextOf([longer, running], now).current).toBe(running);
  });

  it('goes on from its first moment, and ends with its last', () => {
    const start = Date.parse(soon.startsAt);
    const end = Date.parse(soon.endsAt);
    expect(nextOf([soon], start)).toEqual({ current: soon, next: undefined });
    expect(nextOf([soon], end)).toEqual({ current: undefined, next: undefined });
  });

  it('is nothing that surrounds the day', () => {
    const conference = timed('23T08:00:00', '26T18:00:00');
    expect(nextOf([anAllDay('2026-11-24'), conference], now)).toEqual({
      current: undefined,
      next: undefined,
    });
  });

  it.each([
    ['2026-11-24T12:00:01Z', 'in 1 min'],
    ['2026-11-24T12:25:00Z', 'in 25 min'],
    ['2026-11-24T13:00:00Z', 'in 1 h'],
    ['2026-11-24T14:10:00Z', 'in 2 h 10 min'],
    ['2026-11-24T23:30:00Z', 'tomorrow'],
    ['2026-11-25T09:00:00Z', 'tomorrow'],
    ['2026-11-27T09:00:00Z', 'Friday, 27 November'],
  ])('at %s is %s', (then, words) => {
    expect(untilWords(Date.parse(then), now, 'Europe/Amsterdam', 'en-GB')).toBe(words);
  });

  it('is told in hours shortly before midnight, though it is on the next day', () => {
    const evening = Date.parse('2026-11-24T22:00:00Z');
    const night = Date.parse('2026-11-25T01:00:00Z');
    expect(untilWords(night, evening, 'Europe/Amsterdam', 'en-GB')).toBe('in 3 h');
  });
});
