import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Client } from 'pg';
import { eventually } from '#test/eventually.js';
import { type FolderLock, lockFolder } from '../local-state/folder.lock.js';
import { findFreePort } from '../ports/free-port.js';
import {
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
  startEmbeddedPostgres,
} from './embedded-postgres.js';
import { locateBinaries } from './server-binaries.js';
import { serverSpawnOptions } from './server-command.js';
import { chooseServerUser } from './server-user.js';

jest.setTimeout(60_000);

let folder: string;
let lock: FolderLock;
let told: string[];
const running = new Set<EmbeddedPostgres>();
const strangers = new Set<ChildProcess>();
const dataPath = () => join(folder, 'postgres');

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'alt-embedded-'));
  // Its server runs as another user when the tests run as root.
  await chmod(folder, 0o711);
  lock = lockFolder(folder);
  told = [];
});

afterEach(async () => {
  await Promise.all([...running].map(stop));
  for (const stranger of strangers) await end(stranger);
  lock.release();
  await rm(folder, { recursive: true });
});

async function start(options: Partial<EmbeddedPostgresOptions> = {}): Promise<EmbeddedPostgres> {
  const postgres = await startEmbeddedPostgres({
    lock,
    dataPath: dataPath(),
    home: join(folder, 'outside'),
    nameOutside: 'postgres',
    clusterName: 'alt-test',
    password: 'first',
    passwordIsNew: false,
    port: undefined,
    settings: { fsync: 'off' },
    tell: (line) => told.push(line),
    signal: new AbortController().signal,
    ...options,
  });
  running.add(postgres);
  return postgres;
}

async function stop(postgres: EmbeddedPostgres): Promise<void> {
  postgres.server.requestStop();
  await postgres.server.exited;
  postgres.release();
  running.delete(postgres);
}

async function end(stranger: ChildProcess): Promise<void> {
  strangers.delete(stranger);
  if (stranger.exitCode !== null || stranger.signalCode !== null) return;
  const gone = once(stranger, 'exit');
  stranger.kill('SIGINT');
  await gone;
}

async function query<Row extends object>(postgres: EmbeddedPostgres, sql: string): Promise<Row[]> {
  const client = new Client({ connectionString: postgres.ownerUrl });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** A program that runs as the server's user, without anybody who would look after it. */
async function spawnStranger(program: string, args: readonly string[]): Promise<ChildProcess> {
  const user = await chooseServerUser(undefined, () => undefined);
  const stranger = spawn(program, args, { ...serverSpawnOptions(user), stdio: 'ignore' });
  strangers.add(stranger);
  await once(stranger, 'spawn');
  return stranger;
}

/** A server on our data that no supervisor stands behind. */
async function spawnServer(...settings: string[]): Promise<ChildProcess> {
  const { postgres } = await locateBinaries();
  const all = [
    ...settings,
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    `port=${await findFreePort()}`,
  ];
  const words = all.flatMap((setting) => ['-c', setting]);
  const server = await spawnStranger(postgres, ['-D', dataPath(), ...words]);
  await eventually(async () => {
    expect(await readFile(join(dataPath(), 'postmaster.pid'), 'utf8')).toContain('ready');
  });
  return server;
}

async function makeData(): Promise<void> {
  const first = await start();
  await query(first, 'create table kept (n int)');
  await stop(first);
}

describe('the embedded PostgreSQL', () => {
  it('makes its data once and keeps it, with an owner who is no superuser', async () => {
    await makeData();
    const second = await start();
    expect(second.version).toMatch(/^18\./);
    await query(second, 'select n from kept');
    expect(
      await query(
        second,
        'select rolsuper, rolcreaterole from pg_roles where rolname = current_user',
      ),
    ).toEqual([{ rolsuper: false, rolcreaterole: true }]);
  });

  it('is durable unless it is told otherwise, and listens on loopback only', async () => {
    const [row] = await query<{ fsync: string; at: string }>(
      await start({ settings: {} }),
      `select current_setting('fsync') as fsync, current_setting('listen_addresses') as at`,
    );
    expect(row).toEqual({ fsync: 'on', at: '127.0.0.1' });
  });

  it('logs no statement, not even one that fails', async () => {
    const postgres = await start();
    await expect(query(postgres, `select 'a client'::int`)).rejects.toThrow('invalid input');
    await stop(postgres);
    expect(postgres.server.lastLines().join('\n')).not.toContain('a client');
  });

  it('comes back on the port it had, or on another when that one is taken', async () => {
    const first = await start();
    const { port } = first;
    await expect(start({ dataPath: join(folder, 'other'), port })).resolves.not.toMatchObject({
      port,
    });
    await stop(first);
    await expect(start({ port })).resolves.toMatchObject({ port });
  });

  it('gets a new password where the old one is lost', async () => {
    await makeData();
    const postgres = await start({ password: 'second', passwordIsNew: true });
    await query(postgres, 'select n from kept');
    expect(told.join()).toContain('agents have to connect their calendars again');
  });

  it('refuses a password that it does not know, and stops again', async () => {
    await makeData();
    await expect(start({ password: 'second' })).rejects.toMatchObject({ code: 'password_unknown' });
    await expect(start()).resolves.toBeDefined();
  });

  it('recovers after it was killed', async () => {
    const killed = await start();
    await query(killed, 'create table kept (n int)');
    const [postmaster] = (await readFile(join(dataPath(), 'postmaster.pid'), 'utf8')).split('\n');
    process.kill(Number(postmaster), 'SIGKILL');
    await killed.server.exited;
    running.delete(killed);
    expect(await query(await start(), 'select n from kept')).toEqual([]);
  });
});

describe('a data folder that another server used', () => {
  beforeEach(makeData);

  it('is taken from an orphan of ours', async () => {
    const orphan = await spawnServer('cluster_name=alt-test');
    const ended = once(orphan, 'exit');
    await query(await start(), 'select n from kept');
    expect(await ended).toEqual([0, null]);
    expect(told).toEqual([expect.stringContaining(`pid ${orphan.pid}`)]);
  });

  it('is left to a server that somebody else started', async () => {
    const foreign = await spawnServer();
    await expect(start()).rejects.toMatchObject({
      code: 'data_folder_in_use',
      message: expect.stringContaining(`pid ${foreign.pid}`),
    });
    expect(foreign.exitCode).toBeNull();
  });

  it('is free when another program got the pid of a killed server', async () => {
    const stranger = await spawnStranger('/bin/sleep', ['600']);
    await writeFile(
      join(dataPath(), 'postmaster.pid'),
      `${stranger.pid}\n${dataPath()}\n1\n5433\n\n\n`,
    );
    await query(await start(), 'select n from kept');
    expect(stranger.exitCode).toBeNull();
  });
});

describe('a data folder that is not ours to use', () => {
  it('is not touched when another major version made it', async () => {
    await mkdir(join(dataPath(), 'global'), { recursive: true });
    await writeFile(join(dataPath(), 'global', 'pg_control'), '');
    await writeFile(join(dataPath(), 'PG_VERSION'), '17\n');
    await expect(start()).rejects.toMatchObject({ code: 'data_of_another_version' });
    expect(await readFile(join(dataPath(), 'PG_VERSION'), 'utf8')).toBe('17\n');
  });

  it('is not touched when it is something else', async () => {
    await mkdir(dataPath());
    await writeFile(join(dataPath(), 'letter.txt'), 'Dear Sir');
    await expect(start()).rejects.toMatchObject({ code: 'data_folder_taken' });
    expect(await readFile(join(dataPath(), 'letter.txt'), 'utf8')).toBe('Dear Sir');
  });
});
