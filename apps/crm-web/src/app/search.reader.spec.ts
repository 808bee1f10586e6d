import { describe, expect, it } from '@jest/globals';
import { appointmentSearch, dayOf, entranceSearch, placeInAlt, textOf } from './search.reader.js';

const id = '0a1b2c3d-4e5f-4a6b-8c7d-0123456789ab';

describe('an address', () => {
  it('opens an appointment, or a new one', () => {
    expect(appointmentSearch({ appointment: id })).toEqual({ appointment: id });
    expect(appointmentSearch({ new: '' })).toEqual({ new: '' });
    expect(appointmentSearch({ new: id })).toEqual({ new: id });
  });

  it.each([{}, { appointment: 'x' }, { appointment: 7 }, { new: '<script>' }, { new: null }])(
    'opens nothing for %j',
    (search) => {
      expect(appointmentSearch(search)).toEqual({});
    },
  );

  it.each(['/contacts', '/settings?calendar=connected#calendar-sync'])(
    'leads back to %s after signing in',
    (next) => {
      expect(placeInAlt(next)).toEqual({ next });
    },
  );

  it.each(['https://elsewhere.example', '//elsewhere.example', '/\\elsewhere.example', '', 3])(
    'does not lead to %j after signing in',
    (next) => {
      expect(placeInAlt(next)).toEqual({});
    },
  );

  it('tells whose session ended', () => {
    expect(entranceSearch({ next: '/week', ended: true })).toEqual({ next: '/week', ended: true });
    expect(entranceSearch({ ended: 'yes', next: '//x' })).toEqual({});
  });

  it('names a day that exists', () => {
    expect(dayOf('2026-02-28')).toEqual({ day: '2026-02-28' });
    expect(dayOf('2026-02-30')).toEqual({});
    expect(dayOf('tomorrow')).toEqual({});
  });

  it('searches for what is not blank', () => {
    expect(textOf('Ada')).toEqual({ search: 'Ada' });
    expect(textOf('  ')).toEqual({});
  });
});
