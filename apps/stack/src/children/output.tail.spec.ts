import { describe, expect, it } from '@jest/globals';
import { OutputTail } from './output.tail.js';

describe('the tail of an output', () => {
  it('keeps the last lines, however they were cut into pieces', () => {
    const tail = new OutputTail(2);
    for (const piece of ['one\ntw', 'o\n\nthr', 'ee\n']) tail.append(piece);
    expect(tail.lines()).toEqual(['two', 'three']);
  });

  it('ends with a line that has no end yet', () => {
    const tail = new OutputTail(2);
    tail.append('one\ntwo\nFATAL');
    expect(tail.lines()).toEqual(['two', 'FATAL']);
  });

  it('does not grow with an endless line', () => {
    const tail = new OutputTail(2);
    for (let piece = 0; piece < 100; piece++) tail.append('x'.repeat(1_000));
    expect(tail.lines().join('').length).toBe(1_000);
  });
});
