import { describe, expect, it } from '@jest/globals';
import { anAppointment } from './appointment.fixture.js';
import { valuesOf } from './appointment.values.js';
import { clockHint, hereHint } from './clock.hints.js';

const values = valuesOf(anAppointment());
const here = { zone: 'Europe/Amsterdam', locale: 'en-GB' };

describe('a hint on the clocks', () => {
  it('says where a start goes that they skip', () => {
    const skipped = { ...values, date: '2026-03-29', time: '02:30' };
    expect(clockHint(skipped)).toBe(
      'The clocks go forward: there is no 02:30 that day, so it begins at 03:30.',
    );
  });

  it('says where an end goes that they skip', () => {
    const skipped = { ...values, endDate: '2026-03-29', endTime: '02:30' };
    expect(clockHint(skipped)).toBe(
      'The clocks go forward: there is no 02:30 that day, so it ends at 03:30.',
    );
  });

  it.each([
    [
      '2026-10-25T00:30:00.000Z',
      '2026-10-25T02:30:00.000Z',
      '02:30 comes twice that day, and it begins at the first',
    ],
    [
      '2026-10-25T01:30:00.000Z',
      '2026-10-25T02:30:00.000Z',
      '02:30 comes twice that day, and it begins at the second',
    ],
    [
      '2026-10-24T23:30:00.000Z',
      '2026-10-25T01:30:00.000Z',
      '02:30 comes twice that day, and it ends at the second',
    ],
    [
      '2026-10-25T00:30:00.000Z',
      '2026-10-25T01:15:00.000Z',
      '02:30 comes twice that day, and it begins at the first; 02:15 comes twice that day, and it ends at the second',
    ],
  ])('says which is meant of what comes twice: %s – %s', (startsAt, endsAt, words) => {
    const stored = valuesOf(anAppointment({ startsAt, endsAt }));
    expect(clockHint(stored)).toBe(`The clocks go back: ${words}.`);
  });

  it('is not given for other times, nor while one is typed', () => {
    expect(clockHint(values)).toBeNull();
    expect(clockHint({ ...values, time: '' })).toBeNull();
  });

  it('says when it is for somebody on other clocks', () => {
    const dubai = { ...values, timeZone: 'Asia/Dubai', time: '14:00', endTime: '15:00' };
    expect(hereHint(dubai, here)).toBe('For you that is 11:00–12:00.');
  });

  it('names the weekday where it is another one for them', () => {
    const early = { ...values, timeZone: 'Asia/Dubai', time: '02:00', endTime: '03:30' };
    expect(hereHint(early, here)).toBe('For you that is Mon 23:00\u00a0– Tue\u00a000:30.');
  });

  it('says when it is for them in the second of two equal hours', () => {
    const second = { startsAt: '2026-10-25T01:30:00.000Z', endsAt: '2026-10-25T02:30:00.000Z' };
    const utc = { zone: 'UTC', locale: 'en-GB' };
    expect(hereHint(valuesOf(anAppointment(second)), utc)).toBe('For you that is 01:30–02:30.');
  });

  it('says nothing of the same clocks, of days, or of an end before the start', () => {
    expect(hereHint({ ...values, timeZone: 'Europe/Paris' }, here)).toBeNull();
    expect(hereHint({ ...values, timeZone: 'Asia/Dubai', allDay: true }, here)).toBeNull();
    expect(hereHint({ ...values, timeZone: 'Asia/Dubai', endTime: '08:00' }, here)).toBeNull();
  });
});
