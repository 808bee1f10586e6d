import { describe, expect, it } from '@jest/globals';
import { anAppointment } from './appointment.fixture.js';
import type { AppointmentChanges } from './appointment.requests.js';
import { differencesOf, isUntouched, wasSent } from './conflict.diff.js';

const here = { zone: 'Europe/Amsterdam', locale: 'en-GB' };
const base = anAppointment({ title: 'Tour', location: null });
const editOf = (changes: AppointmentChanges) => ({
  base,
  changes,
  contactName: base.contactName,
});

describe('two versions of an appointment', () => {
  it('differ in the field that both changed', () => {
    const theirs = { ...base, version: 2, title: 'Second tour' };
    expect(differencesOf(editOf({ title: 'Roof' }), theirs, here)).toEqual([
      { field: 'Title', yours: 'Roof', theirs: 'Second tour' },
    ]);
  });

  it('show what only one of them changed, too', () => {
    const theirs = { ...base, version: 2, notes: 'Bring the keys.' };
    expect(differencesOf(editOf({ location: '12 Canal Street' }), theirs, here)).toEqual([
      { field: 'Place', yours: '12 Canal Street', theirs: 'None' },
      { field: 'Notes', yours: null, theirs: 'Bring the keys.' },
    ]);
  });

  it('do not differ where both changed the same in the same way', () => {
    const theirs = { ...base, version: 2, title: 'Roof' };
    expect(differencesOf(editOf({ title: 'Roof' }), theirs, here)).toEqual([]);
  });

  it('compare times as a whole, as they read', () => {
    const theirs = { ...base, version: 2, endsAt: '2026-11-24T11:00:00.000Z' };
    const changes = { startsAt: '2026-11-24T08:00:00.000Z', endsAt: base.endsAt };
    expect(differencesOf(editOf(changes), theirs, here)).toEqual([
      {
        field: 'When',
        yours: 'Tue, 24 Nov 2026, 09:00–11:00, Europe/Amsterdam',
        theirs: 'Tue, 24 Nov 2026, 10:00–12:00, Europe/Amsterdam',
      },
    ]);
  });

  it('compare times by the clock, not by the weekday that they end on', () => {
    const long = { ...base, endsAt: '2026-11-26T10:00:00.000Z' };
    const theirs = { ...long, version: 2, endsAt: '2026-12-03T10:00:00.000Z' };
    expect(isUntouched({ ...editOf({}), base: long }, theirs, here)).toBe(false);
  });

  it('show which client each is with', () => {
    const edit = { ...editOf({ contactId: 'g' }), contactName: 'Grace Hopper' };
    expect(differencesOf(edit, { ...base, version: 2 }, here)).toEqual([
      { field: 'Client', yours: 'Grace Hopper', theirs: 'Ada Byron' },
    ]);
  });

  it('are no conflict if only the client got another name or number', () => {
    const theirs = { ...base, version: 2, contactName: 'Ada Lovelace' };
    expect(isUntouched(editOf({ title: 'Roof' }), theirs, here)).toBe(true);
    expect(isUntouched(editOf({ title: 'Roof' }), { ...theirs, notes: 'New' }, here)).toBe(false);
    expect(differencesOf(editOf({}), theirs, here)).toEqual([]);
  });

  it('are one person’s own where the other is what a try of theirs asked for, and no more', () => {
    const sent = [{ title: 'Roof' }, { title: 'Roof', notes: 'Bring the keys.' }];
    const theirs = { ...base, version: 2, title: 'Roof' };
    expect(wasSent(sent, base, theirs)).toBe(true);
    expect(wasSent(sent, base, { ...theirs, notes: 'Bring the keys.' })).toBe(true);
    expect(wasSent(sent, base, { ...theirs, notes: 'Bring the plan.' })).toBe(false);
    expect(wasSent(sent, base, { ...base, version: 2 })).toBe(false);
    expect(wasSent([], base, theirs)).toBe(false);
  });
});
