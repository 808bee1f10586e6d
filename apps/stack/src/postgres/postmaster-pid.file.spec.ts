import { describe, expect, it } from '@jest/globals';
import { parsePostmasterPid } from './postmaster-pid.file.js';

describe('postmaster.pid', () => {
  it('names the server and its data folder', () => {
    const text =
      '4711\n/srv/alt/.data/postgres\n1795334531\n40919\n\n127.0.0.1\n  2155330  24\nready\n';
    expect(parsePostmasterPid(text)).toEqual({ pid: 4711, dataFolder: '/srv/alt/.data/postgres' });
  });

  it.each([
    ['', 'empty'],
    ['\n/data\n', 'without a pid'],
    ['-4711\n/data\n', 'of a single user'],
    ['1\n', 'of init'],
  ])('says nothing in %j (%s)', (text) => {
    expect(parsePostmasterPid(text)).toBeUndefined();
  });
});
