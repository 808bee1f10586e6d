import { describe, expect, it } from '@jest/globals';
import { formatsOf } from './zone.formats.js';

const clock = formatsOf({ timeStyle: 'short' });
const noon = new Date('2026-11-24T12:00:00Z');

describe('the ways to write a moment', () => {
  it('are told apart by zone and locale', () => {
    expect(clock('UTC', 'en-GB').format(noon)).toBe('12:00');
    expect(clock('Asia/Tokyo', 'en-GB').format(noon)).toBe('21:00');
    expect(clock('Asia/Tokyo', 'en-US').format(noon)).toMatch(/^9:00\sPM$/);
    expect(formatsOf({ weekday: 'long' })('UTC', 'en-GB').format(noon)).toBe('Tuesday');
  });

  it('are made once', () => {
    expect(clock('UTC', 'en-GB')).toBe(clock('UTC', 'en-GB'));
    expect(clock('UTC')).toBe(clock('UTC'));
  });

  it('are refused for zones that do not exist, each time', () => {
    expect(() => clock('Mars/Olympus')).toThrow(RangeError);
    expect(() => clock('Mars/Olympus')).toThrow(RangeError);
  });
});
