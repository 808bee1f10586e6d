import { describe, expect, it } from '@jest/globals';
import { demoHelp, readDemoArguments } from './demo.arguments.js';

describe('the demo’s command line', () => {
  it('needs nothing', () => {
    expect(readDemoArguments([])).toEqual({ kind: 'tell' });
  });

  it.each([[['--help']], [['-h']], [['--fast', '--help']]])('helps: %j', (words) => {
    expect(readDemoArguments(words)).toEqual({ kind: 'help' });
  });

  it.each([[['--fast']], [['now', 'please']]])('takes nothing else: %j', (words) => {
    expect(readDemoArguments(words)).toMatchObject({
      kind: 'misuse',
      message: expect.stringContaining(`"${words[0] ?? ''}"`),
    });
  });

  it('explains itself within 100 columns', () => {
    expect(demoHelp.split('\n').filter((line) => line.length > 100)).toEqual([]);
  });
});
