import { describe, expect, it } from '@jest/globals';
import { explainServerFailure } from './server.fault.js';

const explain = (line: string) => explainServerFailure('/srv/data', ['LOG:  starting', line]);

describe("a server's failure", () => {
  it.each([
    ['disk_full', 'FATAL:  could not write lock file "postmaster.pid": No space left on device'],
    ['disk_full', 'HINT:  Check free disk space.'],
    ['data_folder_readonly', 'FATAL:  could not open file "x": Read-only file system'],
    ['data_folder_readonly', 'FATAL:  data directory "/srv/data" has wrong ownership'],
    ['port_taken', 'FATAL:  could not create any TCP/IP sockets'],
    [
      'previous_children_alive',
      'FATAL:  pre-existing shared memory block (key 1, ID 2) is still in use',
    ],
    ['out_of_memory', 'FATAL:  could not map anonymous shared memory: Cannot allocate memory'],
  ])('is %s when it says "%s"', (code, line) => {
    const fault = explain(line);
    expect(fault.code).toBe(code);
    expect(fault.message).toMatch(/^The data folder \/srv\/data .*\.$/);
  });

  it('is shown in its own words when nobody knows it', () => {
    expect(explain('FATAL:  something new')).toMatchObject({
      code: 'postgres_failed',
      message: expect.stringContaining('FATAL:  something new'),
    });
  });
});
