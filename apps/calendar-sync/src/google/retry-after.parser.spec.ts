import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { DateTime } from 'luxon';
import { parseRetryAfter } from './retry-after.parser.js';

const answeredAt = 'Fri, 01 May 2026 12:00:01 GMT';

describe('Retry-After', () => {
  it.each([
    ['0', 0],
    ['7', 7_000],
    [' 30 ', 30_000],
    ['Fri, 01 May 2026 12:00:03 GMT', 2_000],
    ['Friday, 01-May-26 12:00:03 GMT', 2_000],
    ['Fri May  1 12:00:03 2026', 2_000],
    ['Fri, 01 May 2026 11:59:00 GMT', 0],
    ['99999999999', 86_400_000],
    ['Fri, 01 May 2099 12:00:00 GMT', 86_400_000],
  ])('%j is %i ms', (header, waitMs) => {
    expect(parseRetryAfter(header, answeredAt)).toBe(waitMs);
  });

  it.each([[null], [''], ['soon'], ['-5'], ['1.5'], ['2026-05-01T12:00:03Z'], ['Fri']])(
    '%j says nothing',
    (header) => {
      expect(parseRetryAfter(header, answeredAt)).toBeNull();
    },
  );

  it.each([[null], ['']])('of a date says nothing with %j for the date of the answer', (date) => {
    expect(parseRetryAfter('Fri, 01 May 2026 12:00:03 GMT', date)).toBeNull();
    expect(parseRetryAfter('7', date)).toBe(7_000);
  });

  it('reads any HTTP date as another library writes it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 86_399 }), (seconds) => {
        const whole = new Date('2026-05-01T12:00:00Z');
        const header = DateTime.fromJSDate(whole).plus({ seconds }).toHTTP();
        expect(parseRetryAfter(header, DateTime.fromJSDate(whole).toHTTP())).toBe(seconds * 1_000);
      }),
    );
  });
});
