import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readInstant } from './instant.reader.js';

describe('reading an instant', () => {
  it.each([
    ['2026-11-22T09:30:00Z', '2026-11-22T09:30:00.000Z'],
    ['2026-11-22T10:30:00+01:00', '2026-11-22T09:30:00.000Z'],
    ['2026-11-22T04:00:00.5-05:30', '2026-11-22T09:30:00.500Z'],
    ['2026-11-22t09:30:00z', '2026-11-22T09:30:00.000Z'],
    ['2026-11-22T09:30:00.123999999999Z', '2026-11-22T09:30:00.123Z'],
    ['2026-11-22T09:30:00-00:00', '2026-11-22T09:30:00.000Z'],
    ['0001-01-01T00:00:00Z', '0001-01-01T00:00:00.000Z'],
  ])('takes %s', (text, expected) => {
    expect(readInstant(text)).toEqual({ ok: true, value: new Date(expected) });
  });

  it.each([['2026-11-22T09:30:00'], ['2026-11-22T09:30'], ['2026-11-22T09:30:00.5']])(
    'asks for the offset of %s',
    (text) => {
      expect(readInstant(text)).toMatchObject({ fault: expect.stringContaining('offset') });
    },
  );

  it.each([
    ['2026-02-30T09:30:00Z'],
    ['2026-11-22T25:30:00Z'],
    ['2026-11-22T24:00:00Z'],
    ['2026-11-22T09:60:00Z'],
    ['2026-13-01T09:30:00Z'],
    ['2026-11-22T09:30:00+25:00'],
  ])('refuses %s, which is no moment', (text) => {
    expect(readInstant(text)).toEqual({ ok: false, fault: 'must be a moment that exists' });
  });

  it.each([
    [''],
    ['tomorrow'],
    ['2026-11-22'],
    ['2026-11-22 09:30:00Z'],
    ['2026-11-22T09:30Z'],
    ['20261122T093000Z'],
    ['2026-11-22T09:30:00+0100'],
    ['2026-11-22T09:30:00+01'],
    ['+002026-11-22T09:30:00Z'],
    ['2026-11-22T09:30:00Z[UTC]'],
    [' 2026-11-22T09:30:00Z'],
    ['2026-11-22T09:30:00Z\n'],
    ['1763803800'],
  ])('refuses %j, which is not RFC 3339', (text) => {
    expect(readInstant(text)).toMatchObject({ fault: expect.stringContaining('RFC 3339') });
  });

  it('reads back every moment that it wrote, whatever the offset it is told in', () => {
    const minutes = fc.integer({ min: -14 * 60, max: 14 * 60 });
    const years = { min: new Date('0002-01-01Z'), max: new Date('9998-01-01Z') };
    fc.assert(
      fc.property(fc.date({ ...years, noInvalidDate: true }), minutes, (moment, offset) => {
        const local = new Date(moment.getTime() + offset * 60_000).toISOString().slice(0, -1);
        expect(readInstant(local + offsetText(offset))).toEqual({ ok: true, value: moment });
      }),
    );
  });

  it('answers for any text at all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(typeof readInstant(text).ok).toBe('boolean');
      }),
    );
  });
});

function offsetText(minutes: number): string {
  const [hours, rest] = [Math.trunc(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  const pad = (value: number): string => String(value).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${pad(hours)}:${pad(rest)}`;
}
