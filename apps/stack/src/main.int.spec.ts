import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, cp, mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { eventually } from '#test/eventually.js';
import { observeProcess } from './postgres/observed-process.js';
import { homeOutside } from './postgres/placement.js';

jest.setTimeout(90_000);

/** A checkout of its own, built: what `npm start` runs, with a `.data` that nobody else uses. */
const source = join(import.meta.dirname, '../../..');
let checkout: string;
const started = new Set<Start>();

beforeAll(async () => {
  checkout = await mkdtemp(join(tmpdir(), 'alt-start-'));
  await chmod(checkout, 0o711);
  await cp(join(source, 'dist'), join(checkout, 'dist'), { recursive: true });
  await cp(join(source, 'package.json'), join(checkout, 'package.json'));
  await symlink(join(source, 'node_modules'), join(checkout, 'node_modules'));
});

afterEach(async () => {
  await Promise.all([...started].map((one) => one.end('SIGTERM')));
});

afterAll(async () => {
  await rm(checkout, { recursive: true });
  await rm(homeOutside(checkout), { recursive: true, force: true });
});

class Start {
  output = '';
  readonly exited: Promise<unknown>;
  readonly #child: ChildProcess;

  constructor(environment: Readonly<Record<string, string>> = {}, args: readonly string[] = []) {
    this.#child = spawn(process.execPath, ['dist/apps/stack/src/main.js', ...args], {
      cwd: checkout,
      env: {
        PATH: process.env['PATH'],
        CRM_API_HOST: '127.0.0.1',
        CRM_API_PORT: '0',
        CALENDAR_SYNC_PORT: '0',
        GOOGLE_SANDBOX_PORT: '0',
        ...environment,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
    }
    this.exited = once(this.#child, 'close');
    started.add(this);
  }

  async ready(): Promise<this> {
    await eventually(() => {
      if (!this.output.includes('ready in')) throw new Error(`it is not ready:\n${this.output}`);
    }, 60_000);
    return this;
  }

  /** @returns the exit code */
  async end(signal?: NodeJS.Signals): Promise<number | null> {
    started.delete(this);
    if (signal !== undefined && this.#child.exitCode === null) this.#child.kill(signal);
    await this.exited;
    return this.#child.exitCode;
  }

  /** Part of the banner, or of a log line. */
  read(pattern: RegExp): string {
    return pattern.exec(this.output)?.[1] ?? '';
  }

  async call(path: string, cookie: string, body?: object): Promise<Response> {
    const web = this.read(/Web +(\S+)/).replace('localhost', '127.0.0.1');
    return fetch(`${web}/api/${path}`, {
      headers: { cookie, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
    });
  }

  /** @returns the cookie of the demo agent's session */
  async signIn(): Promise<string> {
    const password = this.read(/agent@example\.com +(\S+)/);
    const answer = await this.call('session', '', { email: 'agent@example.com', password });
    if (!answer.ok) throw new Error(`the demo agent cannot sign in: ${answer.status}`);
    return answer.headers
      .getSetCookie()
      .map((cookie) => cookie.split(';')[0])
      .join('; ');
  }
}

const postmasterPid = async (): Promise<number> =>
  Number.parseInt(await readFile(join(checkout, '.data/postgres/postmaster.pid'), 'utf8'), 10);

/** A zombie is gone too: it waits for an init that may take its time. */
async function isGone(pid: number): Promise<boolean> {
  const observed = await observeProcess(pid);
  return !observed.alive || observed.commandLine === '';
}

describe('npm start', () => {
  it('brings everything up, stops on SIGTERM, and keeps the data for the next start', async () => {
    const first = await new Start().ready();
    const contact = { name: 'Ada Lovelace' };
    expect((await first.call('contacts', await first.signIn(), contact)).status).toBe(201);
    const database = await postmasterPid();
    expect(await first.end('SIGTERM')).toBe(0);
    expect(await isGone(database)).toBe(true);

    const second = await new Start().ready();
    const contacts = await second.call('contacts', await second.signIn());
    expect(await contacts.text()).toContain('Ada Lovelace');
  });

  it('is refused beside another one in the same checkout, which does not mind', async () => {
    const first = await new Start().ready();
    const second = new Start();
    expect(await second.end()).toBe(1);
    expect(second.output).toContain('already runs from here');
    await first.signIn();
  });

  it('leaves nothing running when it is killed, and recovers at the next start', async () => {
    const killed = await new Start().ready();
    const pids = [await postmasterPid(), ...killed.output.matchAll(/"pid":(\d+)/g)].map((found) =>
      Number(typeof found === 'number' ? found : found[1]),
    );
    await killed.end('SIGKILL');
    await eventually(async () => {
      expect(await Promise.all(pids.map(isGone))).not.toContain(false);
    });
    const next = await new Start().ready();
    expect(await next.signIn()).not.toBe('');
  });

  it('ends with a service that dies, and names it', async () => {
    const start = await new Start().ready();
    const database = await postmasterPid();
    process.kill(Number(start.read(/"service":"calendar-sync","pid":(\d+)/)), 'SIGKILL');
    expect(await start.end()).toBe(1);
    expect(start.output).toContain('calendar-sync ended by itself (signal SIGKILL)');
    expect(await isGone(database)).toBe(true);
  });

  it('stops in the middle of its start when it is asked to', async () => {
    const start = new Start();
    await eventually(() => expect(start.output).toContain('the Google sandbox listens'));
    expect(await start.end('SIGINT')).toBe(0);
  });

  it('lists every fault of a production without secrets, and starts nothing', async () => {
    const start = new Start({ NODE_ENV: 'production' });
    expect(await start.end()).toBe(1);
    expect(start.output.match(/is not set/g)).toHaveLength(6);
  });

  it('explains itself, and exits with 2 on what it does not know', async () => {
    const [help, misuse] = [new Start({}, ['--help']), new Start({}, ['--prot'])];
    expect(await Promise.all([help.end(), misuse.end()])).toEqual([0, 2]);
    expect(help.output).toContain('Usage: npm start');
  });
});
