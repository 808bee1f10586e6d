import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readTimeZone } from './time-zone.reader.js';

describe('reading a time zone', () => {
  it.each(Intl.supportedValuesOf('timeZone'))('takes %s', (name) => {
    expect(readTimeZone(name)).toEqual({ ok: true, value: name });
  });

  it.each(['Asia/Calcutta', 'Europe/Kiev', 'Europe/Kyiv', 'US/Pacific', 'GMT', 'Etc/GMT+5', 'EST'])(
    'takes the alias %s and keeps it',
    (name) => {
      expect(readTimeZone(name)).toEqual({ ok: true, value: name });
    },
  );

  it('writes a name in the case of the database', () => {
    expect(readTimeZone('europe/AMSTERDAM')).toEqual({ ok: true, value: 'Europe/Amsterdam' });
  });

  it.each(['+02:00', '-05:00', '+0200', '-00:00', 'UTC+2', 'GMT+02:00'])(
    'refuses the offset %s and says so',
    (text) => {
      expect(readTimeZone(text)).toMatchObject({ fault: expect.stringContaining('not an offset') });
    },
  );

  it.each([
    '',
    'Z',
    'Amsterdam',
    'Mars/Olympus_Mons',
    'PST',
    ' Europe/Amsterdam',
    'Europe/Amsterdam[x]',
    '2026-11-22T09:30:00[Europe/Amsterdam]',
    'Europe/Amsterdam\0',
  ])('refuses %j', (text) => {
    expect(readTimeZone(text)).toMatchObject({ fault: expect.stringContaining('IANA') });
  });

  it('answers for any text at all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(typeof readTimeZone(text).ok).toBe('boolean');
      }),
    );
  });
});
