import { describe, expect, it } from '@jest/globals';
import { helpText, readArguments } from './command.arguments.js';

describe('the command line', () => {
  it('starts without arguments', () => {
    expect(readArguments([])).toEqual({ kind: 'start' });
  });

  it.each([[['--help']], [['-h']], [['--port', '--help']]])('explains itself on %j', (words) => {
    expect(readArguments(words)).toEqual({ kind: 'help' });
  });

  it('names an argument that it does not know', () => {
    expect(readArguments(['--port=3'])).toEqual({
      kind: 'misuse',
      message: expect.stringContaining('"--port=3"'),
    });
  });

  it('explains every port and the exit codes', () => {
    for (const word of ['CRM_API_PORT', 'DATABASE_URL', 'GOOGLE_CLIENT_ID', '.data', 'Exit code']) {
      expect(helpText).toContain(word);
    }
  });
});
