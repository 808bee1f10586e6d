import { describe, expect, it } from '@jest/globals';
import { choosePaint, chooseWidth } from './terminal.style.js';

const terminal = { isTerminal: true, noColour: false, terminal: 'xterm-256color' };

describe('the style of the output', () => {
  it('has colours on a terminal', () => {
    expect(choosePaint(terminal)('good', '✓')).toBe('\u001B[32m✓\u001B[39m');
  });

  it.each([
    ['where nobody sees them', { isTerminal: false }],
    ['where somebody does not want them', { noColour: true }],
    ['where the terminal has none', { terminal: 'dumb' }],
  ])('has no colours %s', (_where, change) => {
    expect(choosePaint({ ...terminal, ...change })('bad', '✗')).toBe('✗');
  });

  it.each([
    [undefined, 100],
    [0, 100],
    [40, 60],
    [80, 80],
    [240, 100],
  ])('takes a width that can be read: %j columns become %i', (columns, width) => {
    expect(chooseWidth(columns)).toBe(width);
  });
});
