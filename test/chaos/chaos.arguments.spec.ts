import { describe, expect, it } from '@jest/globals';
import { readChaosArguments } from './chaos.arguments.js';

const read = (...words: string[]) => readChaosArguments(words, () => 42);

describe('the arguments of npm run chaos', () => {
  it('are a whole run under a drawn seed where there are none', () => {
    const options = { seed: 42, changes: 20_000, agents: 500, replicas: 3 };
    expect(read()).toEqual({ kind: 'run', options });
  });

  it('say how much is to happen', () => {
    expect(read('--seed', '7', '--changes', '300', '--agents=10', '--replicas', '2')).toEqual({
      kind: 'run',
      options: { seed: 7, changes: 300, agents: 10, replicas: 2 },
    });
  });

  it.each(['--help', '-h'])('ask for help by %s', (word) => {
    expect(read(word)).toEqual({ kind: 'help' });
  });

  it.each([
    ['--changes', 'many'],
    ['--changes', '0'],
    ['--agents', '-1'],
    ['--replicas', '9'],
    ['--seed', '1.5'],
    ['--speed', '3'],
    ['here', ''],
  ])('are refused as %s %s', (...words) => {
    expect(read(...words)).toMatchObject({ kind: 'misuse' });
  });
});
