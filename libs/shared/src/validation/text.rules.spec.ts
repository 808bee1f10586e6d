import { describe, expect, it } from '@jest/globals';
import { faultOfText } from './text.rules.js';

describe('a text', () => {
  it.each([
    ['a word', 'Jordan'],
    ['as many characters as it may have', 'abcdefghij'],
    ['as many characters outside of the basic plane', '🏡'.repeat(10)],
    ['letters of any script', '李小龙 Ωλ'],
  ])('may be %s', (_what, value) => {
    expect(faultOfText(value, { max: 10 })).toBeUndefined();
  });

  it.each([
    ['missing', undefined, 'is required'],
    ['null', null, 'is required'],
    ['a number', 5, 'must be a text of 1 to 10 characters'],
    ['a list', ['a'], 'must be a text of 1 to 10 characters'],
    ['an object', { a: 1 }, 'must be a text of 1 to 10 characters'],
    ['empty', '', 'must be a text of 1 to 10 characters'],
    ['too long', 'abcdefghijk', 'must be a text of 1 to 10 characters'],
    ['far too long', 'a'.repeat(100), 'must be a text of 1 to 10 characters'],
    [
      'too long in characters outside of the basic plane',
      '🏡'.repeat(11),
      'must be a text of 1 to 10 characters',
    ],
    ['with a NUL', 'a\0b', 'must not contain a NUL character'],
    ['with half a surrogate pair', 'a\ud800', 'must be well-formed Unicode'],
    ['with a line break', 'a\nb', 'must not contain control characters'],
    ['with an escape character', 'a\u001bb', 'must not contain control characters'],
  ])('must not be %s', (_what, value, fault) => {
    expect(faultOfText(value, { max: 10 })).toBe(fault);
  });

  it('may have lines where it is said to', () => {
    expect(faultOfText('a\r\n\tb', { max: 10, multiline: true })).toBeUndefined();
    expect(faultOfText('a\u0007b', { max: 10, multiline: true })).toBeDefined();
  });

  it('names the shape that it lacks', () => {
    const shape = { pattern: /^\d+$/, words: 'digits' };
    expect(faultOfText('12', { max: 10, shape })).toBeUndefined();
    expect(faultOfText('1a', { max: 10, shape })).toBe('must be digits');
  });
});
