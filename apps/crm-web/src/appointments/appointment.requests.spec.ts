import { describe, expect, it } from '@jest/globals';
import { anAppointment } from './appointment.fixture.js';
import { changesOf, foreseen, isUnchanged, requestOf } from './appointment.requests.js';
import { valuesOf, withMinutes, withStart } from './appointment.values.js';

const stored = anAppointment({
  startsAt: '2026-11-24T09:00:12.000Z',
  endsAt: '2026-11-24T10:00:00.000Z',
  location: '12 Canal Street',
  notes: 'Bring the keys.',
});
const values = valuesOf(stored);

describe('a new appointment', () => {
  it('is asked for by moments, with blanks taken away', () => {
    expect(requestOf({ ...values, title: ' Tour ', location: ' ', notes: '' })).toEqual({
      contactId: stored.contactId,
      kind: 'property_tour',
      title: 'Tour',
      allDay: false,
      timeZone: 'Europe/Amsterdam',
      startsAt: '2026-11-24T09:00:00.000Z',
      endsAt: '2026-11-24T10:00:00.000Z',
      startsOn: null,
      endsOn: null,
      location: null,
      notes: null,
    });
  });

  it('is asked for by days if it is an all-day one', () => {
    const days = requestOf({ ...values, allDay: true, lastDay: '2026-11-26' });
    const times = { startsAt: null, endsAt: null, startsOn: '2026-11-24', endsOn: '2026-11-26' };
    expect(days).toMatchObject({ allDay: true, ...times });
  });
});

describe('a change', () => {
  it('is none while all is as it was, to the second', () => {
    expect(isUnchanged(changesOf(values, stored))).toBe(true);
  });

  it('says only what was changed', () => {
    expect(changesOf({ ...values, title: 'Roof' }, stored)).toEqual({ title: 'Roof' });
  });

  it('takes away what was emptied', () => {
    expect(changesOf({ ...values, location: '', notes: ' ' }, stored)).toEqual({
      location: null,
      notes: null,
    });
  });

  it('says all times if one of them was changed, and keeps the untouched one to the second', () => {
    expect(changesOf({ ...values, endTime: '12:00' }, stored)).toEqual({
      allDay: false,
      timeZone: 'Europe/Amsterdam',
      startsAt: '2026-11-24T09:00:12.000Z',
      endsAt: '2026-11-24T11:00:00.000Z',
      startsOn: null,
      endsOn: null,
    });
  });

  it('of the zone means the same time on other clocks', () => {
    const changes = changesOf(withStart(values, { timeZone: 'Asia/Dubai' }), stored);
    expect(changes).toMatchObject({
      timeZone: 'Asia/Dubai',
      startsAt: '2026-11-24T06:00:00.000Z',
      endsAt: '2026-11-24T07:00:00.000Z',
    });
  });

  it('keeps the second of two equal hours, whatever else was touched', () => {
    const times = { startsAt: '2026-10-25T01:15:12.000Z', endsAt: '2026-10-25T01:45:00.000Z' };
    const second = anAppointment(times);
    const values = valuesOf(second);
    expect(changesOf({ ...values, title: 'Roof' }, second)).toEqual({ title: 'Roof' });
    const longer = changesOf(withMinutes(values, 90), second);
    expect(longer).toMatchObject({ ...times, endsAt: '2026-10-25T02:45:00.000Z' });
    expect(requestOf(values)).toMatchObject({ startsAt: '2026-10-25T01:15:00.000Z' });
  });

  it('of a start to the same time means the first of two equal hours', () => {
    const times = { startsAt: '2026-10-25T01:15:00.000Z', endsAt: '2026-10-25T01:45:00.000Z' };
    const second = anAppointment(times);
    const typed = withStart(withStart(valuesOf(second), { time: '02:10' }), { time: '02:15' });
    expect(changesOf(typed, second)).toMatchObject({
      startsAt: '2026-10-25T00:15:00.000Z',
      endsAt: '2026-10-25T00:45:00.000Z',
    });
  });

  it('turns a timed appointment into days', () => {
    expect(changesOf({ ...values, allDay: true }, stored)).toMatchObject({
      allDay: true,
      startsAt: null,
      startsOn: '2026-11-24',
      endsOn: '2026-11-24',
    });
  });

  it('is foreseen by lists, and leaves alone what it does not say', () => {
    const changes = { title: 'Roof', location: null, startsAt: '2026-11-24T08:00:00.000Z' };
    const after = foreseen(stored, changes, 'Grace Hopper');
    expect(after).toMatchObject({ ...changes, contactName: 'Grace Hopper', notes: stored.notes });
  });

  it.each([
    ['synced', 'waiting'],
    ['failed', 'waiting'],
    ['retrying', 'waiting'],
    ['paused', 'paused'],
    ['not_connected', 'not_connected'],
  ] as const)('of one that is %s is foreseen as %s, for nobody has it yet', (state, next) => {
    const before = { ...stored, sync: { ...stored.sync, state } };
    const { sync } = foreseen(before, { title: 'Roof' }, stored.contactName);
    expect(sync).toEqual({ ...before.sync, state: next });
  });
});
