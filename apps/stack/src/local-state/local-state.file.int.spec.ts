import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openLocalState, saveLocalState } from './local-state.file.js';

let folder: string;
const path = () => join(folder, 'local.json');

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'alt-state-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

describe('local.json', () => {
  it('is made for its owner alone, and nothing is left beside it', async () => {
    await openLocalState(folder);
    expect((await stat(path())).mode & 0o777).toBe(0o600);
    expect(await readdir(folder)).toEqual(['local.json']);
  });

  it('is the same at the next start', async () => {
    const first = await openLocalState(folder);
    const second = await openLocalState(folder);
    expect(second.state).toEqual(first.state);
    expect(second.isNew).toEqual({ databasePassword: false, tokenKeys: false });
  });

  it('is one for all who start at the same moment', async () => {
    const opened = await Promise.all(Array.from({ length: 8 }, () => openLocalState(folder)));
    expect(new Set(opened.map(({ state }) => JSON.stringify(state))).size).toBe(1);
    expect(opened.filter(({ isNew }) => isNew.tokenKeys)).toHaveLength(1);
  });

  it('keeps what is found later', async () => {
    const { state } = await openLocalState(folder);
    await saveLocalState(folder, { ...state, postgres: { ...state.postgres, port: 5433 } });
    expect((await openLocalState(folder)).state.postgres.port).toBe(5433);
  });

  it('is closed again when somebody opened it to others', async () => {
    await openLocalState(folder);
    await chmod(path(), 0o644);
    await openLocalState(folder);
    expect((await stat(path())).mode & 0o777).toBe(0o600);
  });

  it.each(['{"secrets": {"serviceSecret": "hunter2', '{"secrets": "hunter2"}', ''])(
    'is left alone when it cannot be understood (%s), and nothing of it is repeated',
    async (text) => {
      await writeFile(path(), text);
      const refusal = openLocalState(folder);
      await expect(refusal).rejects.toMatchObject({ code: 'local_state_broken' });
      await expect(refusal).rejects.not.toThrow('hunter2');
      expect(await readFile(path(), 'utf8')).toBe(text);
    },
  );
});
