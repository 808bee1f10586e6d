import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { lockFolder } from './folder.lock.js';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'alt-lock-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

/** Another process that takes the lock and is then killed, as the built program would be. */
async function holdAndDie(): Promise<void> {
  const program = new URL(
    '../../../../dist/apps/stack/src/local-state/folder.lock.js',
    import.meta.url,
  );
  const code = `
    const { lockFolder } = await import(${JSON.stringify(program.href)});
    lockFolder(${JSON.stringify(folder)});
    process.stdout.write('held');
    setInterval(() => {}, 1_000);`;
  const holder = spawn(process.execPath, ['--input-type=module', '--eval', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(holder.stdout, 'data');
  expect(() => lockFolder(folder)).toThrow(`is in use by pid ${holder.pid}`);
  holder.kill('SIGKILL');
  await once(holder, 'close');
}

describe('the lock of a folder', () => {
  it('is held by one at a time', () => {
    const lock = lockFolder(folder);
    expect(() => lockFolder(folder)).toThrow(expect.objectContaining({ code: 'already_running' }));
    lock.release();
    lockFolder(folder).release();
  });

  it('says whether the one before has let go of it', () => {
    lockFolder(folder).release();
    const lock = lockFolder(folder);
    expect(lock.wasAbandoned).toBe(false);
    lock.release();
  });

  it('ends with its process, also when that one is killed, and says so', async () => {
    await holdAndDie();
    const lock = lockFolder(folder);
    expect(lock.wasAbandoned).toBe(true);
    lock.release();
  });

  it('is of one name among several', () => {
    const locks = [lockFolder(folder), lockFolder(folder, 'another')];
    for (const lock of locks) lock.release();
    expect(locks.map(({ wasAbandoned }) => wasAbandoned)).toEqual([false, false]);
  });
});
