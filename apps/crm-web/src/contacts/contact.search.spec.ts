import { describe, expect, it } from '@jest/globals';
import { searchOf } from './contact.search.js';

describe('what contacts are searched for', () => {
  it.each([
    [' Ada ', 'Ada'],
    ['Ada\tByron', 'Ada Byron'],
    ['\0', ''],
    ['Zoë\u0000\u009f', 'Zoë'],
    ['half of a pair: \ud83d', 'half of a pair:'],
    ['👩‍🔧 Noor', '👩‍🔧 Noor'],
  ])('is, of %j, what can be seen: %j', (typed, searched) => {
    expect(searchOf(typed)).toBe(searched);
  });

  it('is no longer than the API takes, and ends with a whole character', () => {
    expect(searchOf('🏠'.repeat(201))).toBe('🏠'.repeat(200));
  });
});
