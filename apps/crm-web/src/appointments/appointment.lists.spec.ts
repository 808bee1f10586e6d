import { describe, expect, it } from '@jest/globals';
import { anAppointment } from './appointment.fixture.js';
import { upcomingAndPast, withAppointment, withoutAppointment } from './appointment.lists.js';

const day = { from: '2026-11-24T00:00:00.000Z', to: '2026-11-25T00:00:00.000Z' };
const at = (hour: number, more: object = {}) =>
  anAppointment({
    startsAt: `2026-11-24T${String(hour).padStart(2, '0')}:00:00.000Z`,
    endsAt: `2026-11-24T${String(hour + 1).padStart(2, '0')}:00:00.000Z`,
    ...more,
  });

describe('a list of appointments', () => {
  it('takes a new one in where it belongs by its start', () => {
    const [nine, ten, eleven] = [at(9), at(10), at(11)];
    expect(withAppointment([nine, eleven], day, ten)).toEqual([nine, ten, eleven]);
  });

  it('shows a changed one once, at its new place', () => {
    const [nine, ten] = [at(9), at(10)];
    const later = { ...nine, startsAt: ten.endsAt, endsAt: '2026-11-24T12:00:00.000Z' };
    expect(withAppointment([nine, ten], day, later)).toEqual([ten, later]);
  });

  it('lets one go that was moved out of its days, or begins only when they end', () => {
    const nine = at(9);
    const moved = { ...nine, startsAt: day.to, endsAt: '2026-11-25T01:00:00.000Z' };
    expect(withAppointment([nine], day, moved)).toEqual([]);
    expect(withAppointment([nine], day, { ...nine, endsAt: day.from })).toEqual([]);
  });

  it('holds what reaches into its days', () => {
    const long = anAppointment({ startsAt: '2026-11-20T00:00:00.000Z', endsAt: day.to });
    expect(withAppointment([], day, long)).toEqual([long]);
  });

  it('of a contact lets one go that is with somebody else now', () => {
    const nine = at(9);
    const scope = { contactId: nine.contactId };
    expect(withAppointment([nine], scope, { ...nine, contactId: 'another' })).toEqual([]);
    expect(withAppointment([], scope, nine)).toEqual([nine]);
  });

  it('of what failed holds it until it is tried again', () => {
    const nine = at(9);
    const failed = { ...nine, sync: { ...nine.sync, state: 'failed' as const } };
    expect(withAppointment([], { sync: 'failed' }, failed)).toEqual([failed]);
    expect(withAppointment([failed], { sync: 'failed' }, nine)).toEqual([]);
  });

  it('is the very same where it does not hold what goes', () => {
    const list = [at(9)];
    expect(withoutAppointment(list, 'unknown')).toBe(list);
    expect(withoutAppointment(list, list[0]?.id ?? '')).toEqual([]);
  });

  it('has what goes on among the upcoming, and the last of the past first', () => {
    const [eight, nine, ten, eleven] = [at(8), at(9), at(10), at(11)];
    const now = new Date('2026-11-24T10:30:00.000Z');
    expect(upcomingAndPast([eight, nine, ten, eleven], now)).toEqual({
      upcoming: [ten, eleven],
      past: [nine, eight],
    });
  });
});
