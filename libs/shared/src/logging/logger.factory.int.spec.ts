import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { open } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from '@jest/globals';

const built = pathToFileURL('dist/libs/shared/src/logging/index.js').href;

const program = `
  import { createLogger } from '${built}';
  const logger = createLogger('test', 'info');
  for (let line = 1; line <= 3; line += 1) logger.info({ line }, 'lost');
  logger.fatal('lost, too');
  setTimeout(() => process.exit(7), 1);
`;

describe('a log that cannot be written', () => {
  it('neither stops nor blocks the process whose log it is', async () => {
    const fullDisk = await open('/dev/full', 'w');
    const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
      stdio: ['ignore', fullDisk.fd, 'inherit'],
      timeout: 10_000,
    });
    const exit = await once(child, 'exit');
    await fullDisk.close();
    expect(exit).toEqual([7, null]);
  });
});
