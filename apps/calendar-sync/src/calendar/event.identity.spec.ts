import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { eventIdOf, parseEventId } from './event.identity.js';

const generation = fc.integer({ min: 0, max: 999_999 });

describe('an event’s id', () => {
  it('is what it has always been: changing it would duplicate every event there is', () => {
    expect(eventIdOf('0190f3a2-7c1e-7b2a-9d3e-5f6a7b8c9d0e', 0)).toBe(
      'alt0190f3a27c1e7b2a9d3e5f6a7b8c9d0eg0',
    );
    expect(eventIdOf('0190F3A2-7C1E-7B2A-9D3E-5F6A7B8C9D0E', 12)).toBe(
      'alt0190f3a27c1e7b2a9d3e5f6a7b8c9d0eg12',
    );
  });

  it('keeps to what Google allows: base32hex, 5 to 1024 characters', () => {
    fc.assert(
      fc.property(fc.uuid(), generation, (appointmentId, burnt) => {
        expect(eventIdOf(appointmentId, burnt)).toMatch(/^[a-v0-9]{5,1024}$/);
      }),
    );
  });

  it('can be read back, so no two appointments or generations share one', () => {
    fc.assert(
      fc.property(fc.uuid(), generation, (appointmentId, burnt) => {
        const identity = { appointmentId, generation: burnt };
        expect(parseEventId(eventIdOf(appointmentId, burnt))).toEqual(identity);
      }),
    );
  });

  it.each([
    [''],
    ['alt'],
    ['0190f3a27c1e7b2a9d3e5f6a7b8c9d0eg0'],
    ['alt0190f3a27c1e7b2a9d3e5f6a7b8c9d0e'],
    ['alt0190f3a27c1e7b2a9d3e5f6a7b8c9d0eg'],
    ['alt0190f3a27c1e7b2a9d3e5f6a7b8c9d0eg01'],
    ['alt0190f3a27c1e7b2a9d3e5f6a7b8c9d0eg-1'],
    ['alt0190F3a27c1e7b2a9d3e5f6a7b8c9d0eg0'],
    ['alt0190f3a27c1e7b2a9d3e5f6a7b8c9d0eg0\n'],
    ['7kukuqrfedlm9f9t6v2bbc0p0o'],
  ])('%j is not of our making', (id) => {
    expect(parseEventId(id)).toBeNull();
  });

  it.each([
    ['not-a-uuid', 0],
    ['0190f3a27c1e7b2a9d3e5f6a7b8c9d0e', 0],
    ['0190f3a2-7c1e-7b2a-9d3e-5f6a7b8c9d0e', -1],
    ['0190f3a2-7c1e-7b2a-9d3e-5f6a7b8c9d0e', 1.5],
    ['0190f3a2-7c1e-7b2a-9d3e-5f6a7b8c9d0e', Number.NaN],
    ['0190f3a2-7c1e-7b2a-9d3e-5f6a7b8c9d0e', 1e21],
  ])('is not made of %j and %d', (appointmentId, burnt) => {
    expect(() => eventIdOf(appointmentId, burnt)).toThrow(RangeError);
  });
});
