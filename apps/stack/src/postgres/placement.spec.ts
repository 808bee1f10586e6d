import { describe, expect, it } from '@jest/globals';
import { homeOutside } from './placement.js';

describe('the home outside of a private checkout', () => {
  it('is the same at every start, and another for another checkout', () => {
    expect(homeOutside('/root/alt')).toBe(homeOutside('/root/alt'));
    expect(homeOutside('/root/alt')).not.toBe(homeOutside('/root/alt2'));
    expect(homeOutside('/root/alt')).toMatch(/^\/var\/lib\/alt-calendar-sync\/[0-9a-f]{16}$/);
  });
});
