import { describe, expect, it } from '@jest/globals';
import { cityOf } from './zone.names.js';

describe('the name of a zone', () => {
  it.each([
    ['Asia/Dubai', 'Dubai'],
    ['America/New_York', 'New York'],
    ['America/Argentina/Buenos_Aires', 'Buenos Aires'],
    ['UTC', 'UTC'],
    ['US/Central', 'US/Central'],
    ['Etc/GMT+5', 'Etc/GMT+5'],
  ])('%s is, to people, %s', (zone, name) => {
    expect(cityOf(zone)).toBe(name);
  });
});
