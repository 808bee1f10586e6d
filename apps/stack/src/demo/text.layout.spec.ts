import { describe, expect, it } from '@jest/globals';
import { cut, wrap } from './text.layout.js';

describe('a text', () => {
  it.each([
    ['one two three', 7, ['one two', 'three']],
    ['one two', 7, ['one two']],
    ['one', 7, ['one']],
    ['', 7, ['']],
    ['abcdefghij kl', 4, ['abcd', 'efgh', 'ij', 'kl']],
  ])('breaks between its words, or inside one that is too long: %s', (text, width, lines) => {
    expect(wrap(text, width)).toEqual(lines);
  });

  it.each([
    ['Open house', 10, 'Open house'],
    ['Open house', 9, 'Open hou…'],
    ['Open house', 1, '…'],
    ['Open house', 0, ''],
  ])('shows that it was cut: %s to %i', (text, width, shown) => {
    expect(cut(text, width)).toBe(shown);
  });
});
