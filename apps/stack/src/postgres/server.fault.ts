import { StartFault } from '../start.fault.js';

/** What the server says of a cause, and what the person can do about it. */
const causes: readonly {
  readonly code: string;
  readonly pattern: RegExp;
  readonly remedy: string;
}[] = [
  {
    code: 'disk_full',
    pattern: /No space left on device|Disk quota exceeded|Check free disk space/,
    remedy: 'has no space left: free some and start again',
  },
  {
    code: 'data_folder_readonly',
    pattern: /Read-only file system/,
    remedy: 'is on a read-only file system: make it writable, or give DATABASE_URL',
  },
  {
    code: 'port_taken',
    pattern: /could not bind|could not create any TCP\/IP sockets/,
    remedy: 'cannot be served: its port was taken by another program meanwhile; start again',
  },
  {
    code: 'previous_children_alive',
    pattern: /pre-existing shared memory block/,
    remedy:
      'is still in use by processes of a killed PostgreSQL: end them ("ps -ef | grep postgres:")',
  },
  {
    code: 'data_folder_readonly',
    pattern: /Permission denied|wrong ownership|invalid permissions/,
    remedy: 'cannot be written by the user that PostgreSQL runs as: correct its owner and mode',
  },
  {
    code: 'out_of_memory',
    pattern: /Cannot allocate memory|could not map anonymous shared memory/,
    remedy: 'cannot be served: there is not enough memory',
  },
];

/**
 * @param dataFolder as the person knows it
 * @param output what the server (or initdb) wrote, a line each
 */
export function explainServerFailure(dataFolder: string, output: readonly string[]): StartFault {
  const cause = causes.find(({ pattern }) => output.some((line) => pattern.test(line)));
  const last = output.slice(-5).map((line) => `\n  ${line}`);
  return cause === undefined
    ? new StartFault(
        'postgres_failed',
        `PostgreSQL could not start on ${dataFolder}. It says:${last.join('')}`,
      )
    : new StartFault(cause.code, `The data folder ${dataFolder} ${cause.remedy}.`);
}
