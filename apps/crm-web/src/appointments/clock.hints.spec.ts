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

  it('says which is meant of a start that comes twice', () => {
    const twice = { ...values, date: '2026-10-25', time: '02:30' };
    expect(clockHint(twice)).toMatch(/02:30 comes twice that day, and the first is meant/);
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

  it('says nothing of the same clocks, of days, or of an end before the start', () => {
    expect(hereHint({ ...values, timeZone: 'Europe/Paris' }, here)).toBeNull();
    expect(hereHint({ ...values, timeZone: 'Asia/Dubai', allDay: true }, here)).toBeNull();
    expect(hereHint({ ...values, timeZone: 'Asia/Dubai', endTime: '08:00' }, here)).toBeNull();
  });
});
