import { describe, expect, it } from '@jest/globals';
import { decodeCursor, encodeCursor, isInstant, isUuid } from './keyset.cursor.js';
import { Problem } from './problem.js';

const id = '0198c1de-8f6a-7c3e-9b0a-3f2d1c5b7a90';
const moment = '2026-03-02T09:30:00.123456Z';

describe('a keyset cursor', () => {
  it('comes back as it went', () => {
    expect(decodeCursor(encodeCursor([moment, id]), [isInstant, isUuid])).toEqual([moment, id]);
  });

  it('fits into an address unescaped', () => {
    expect(encodeCursor([moment, id])).toMatch(/^[\w-]+$/);
  });

  it.each([
    ['no base64 of ours', '***'],
    ['no JSON', Buffer.from('{').toString('base64url')],
    ['no list', Buffer.from('"a"').toString('base64url')],
    ['numbers', Buffer.from('[1,2]').toString('base64url')],
    ['too few values', encodeCursor([moment])],
    ['too many values', encodeCursor([moment, id, id])],
    ['a value of another kind', encodeCursor([id, moment])],
    ['a date that does not exist', encodeCursor(['2026-02-30T00:00:00Z', id])],
    ['nothing', ''],
  ])('is refused by name when it holds %s', (_what, cursor) => {
    const decode = () => decodeCursor(cursor, [isInstant, isUuid]);
    expect(decode).toThrow(Problem);
    expect(decode).toThrow(
      expect.objectContaining({
        status: 400,
        options: { errors: [expect.objectContaining({ field: 'cursor' })] },
      }),
    );
  });
});

describe('an instant of a cursor', () => {
  it.each([
    ['2026-03-02T09:30:00Z', true],
    ['2026-03-02T09:30:00.000001Z', true],
    ['2024-02-29T00:00:00Z', true],
    ['2026-02-29T00:00:00Z', false],
    ['2026-03-02T24:00:00Z', false],
    ['0000-01-01T00:00:00Z', false],
    ['2026-03-02T09:30:00+01:00', false],
    ['2026-03-02', false],
    ['infinity', false],
  ])('%s: %s', (text, expected) => {
    expect(isInstant(text)).toBe(expected);
  });
});
