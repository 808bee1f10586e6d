import { describe, expect, it } from '@jest/globals';
import { searchOf } from './contact.search.js';

describe('what is searched for', () => {
  it.each([
    ['ber  num', ['%ber%', '%num%'], ['%ber%', '%num%'], null],
    ['555 010', ['%555%', '%010%'], [], '%555010%'],
    ['+1 (555) 010-0199', ['%+1%', '%(555)%', '%010-0199%'], [], '%15550100199%'],
    ['zoe - 555', ['%zoe%', '%-%', '%555%'], ['%zoe%'], '%555%'],
    ['12b', ['%12b%'], ['%12b%'], null],
    ['-', ['%-%'], [], null],
    [String.raw`100% a_b \ `, [String.raw`%100\%%`, String.raw`%a\_b%`, String.raw`%\\%`]],
    [' ', [], [], null],
    [undefined, [], [], null],
  ])('for %j is %j', (typed, words, otherWords = words, number = null) => {
    expect(searchOf(typed)).toEqual({ words, otherWords, number });
  });
});
