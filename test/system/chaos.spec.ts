import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

/** Where a run puts what it needs. */
let scratch: string;

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'alt-chaos-spec-'));
  // PostgreSQL runs as another user where we are root.
  await chmod(scratch, 0o755);
});

afterAll(async () => rm(scratch, { recursive: true, force: true }));

/** As `npm run chaos` does after the build. */
async function chaos(...args: string[]): Promise<{ code: unknown; output: string }> {
  const script = 'dist/test/chaos/chaos.main.js';
  const child = spawn(process.execPath, ['--enable-source-maps', script, ...args], {
    env: { PATH: process.env['PATH'], TMPDIR: scratch },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  }
  const [code] = (await once(child, 'close')) as [unknown];
  return { code, output };
}

describe('npm run chaos', () => {
  it('loses, doubles and touches nothing in a small run, and leaves nothing behind', async () => {
    const { code, output } = await chaos('--seed', '1', '--changes', '300', '--agents', '10');
    expect({ code, output }).toEqual({
      code: 0,
      output: expect.stringContaining('Nothing was lost, doubled or touched.'),
    });
    expect(await readdir(scratch)).toEqual([]);
  }, 240_000);

  it('says how it is used', async () => {
    expect(await chaos('--changes', 'many')).toMatchObject({ code: 2 });
    const { code, output } = await chaos('--help');
    expect(code).toBe(0);
    expect(output).toContain('npm run chaos -- [--seed N]');
  });
});
