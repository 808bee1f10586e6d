import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { eventually } from '#test/eventually.js';
import { findFreePort } from './ports/free-port.js';
import { homeOutside } from './postgres/placement.js';

jest.setTimeout(120_000);

/** A checkout of its own, sources and all: it is about to be edited. */
const source = join(import.meta.dirname, '../../..');
const parts = 'apps libs migrations test dist package.json nest-cli.json tsconfig.json .swcrc';
let checkout: string;
const running = new Set<Development>();

beforeAll(async () => {
  checkout = await mkdtemp(join(tmpdir(), 'alt-dev-'));
  await chmod(checkout, 0o711);
  for (const part of parts.split(' ')) {
    await cp(join(source, part), join(checkout, part), { recursive: true });
  }
  await symlink(join(source, 'node_modules'), join(checkout, 'node_modules'));
});

afterEach(async () => {
  await Promise.all([...running].map((one) => one.end('SIGTERM')));
});

afterAll(async () => {
  await rm(checkout, { recursive: true });
  await rm(homeOutside(checkout), { recursive: true, force: true });
});

class Development {
  output = '';
  readonly #child: ChildProcess;
  readonly #exited: Promise<unknown>;

  constructor(
    readonly web: string,
    readonly crmApiPort: number,
  ) {
    this.#child = spawn(process.execPath, ['dist/apps/stack/src/dev.main.js'], {
      cwd: checkout,
      env: {
        PATH: process.env['PATH'],
        PUBLIC_URL: web,
        CRM_API_PORT: String(crmApiPort),
        CALENDAR_SYNC_PORT: '0',
        GOOGLE_SANDBOX_PORT: '0',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
    }
    this.#exited = once(this.#child, 'close');
    running.add(this);
  }

  async says(words: string): Promise<void> {
    await eventually(() => {
      if (!this.output.includes(words)) throw new Error(`no "${words}" in:\n${this.output}`);
    }, 60_000);
  }

  /** @returns the exit code */
  async end(signal?: NodeJS.Signals): Promise<number | null> {
    running.delete(this);
    if (signal !== undefined && this.#child.exitCode === null) this.#child.kill(signal);
    await this.#exited;
    return this.#child.exitCode;
  }

  /** What a page would be told: who is signed in? */
  async refusal(): Promise<unknown> {
    const answer = await fetch(`${this.web}/api/session`);
    return ((await answer.json()) as { title: string }).title;
  }
}

const pagesAt = (port: number): string => `http://localhost:${port}`;

describe('npm run dev', () => {
  it('serves the pages as they are written, and starts anew what is edited', async () => {
    const dev = new Development(pagesAt(await findFreePort()), await findFreePort());
    await dev.says('ready in');
    expect(dev.output).toMatch(new RegExp(`Web +${dev.web}\n`));
    const page = await fetch(dev.web, { headers: { accept: 'text/html' } });
    expect(await page.text()).toContain('/src/main.tsx');
    const signIn = await fetch(`${dev.web}/api/session`, {
      method: 'POST',
      headers: { origin: dev.web, 'content-type': 'application/json' },
      body: '{}',
    });
    expect(signIn.status).toBe(400);

    const edited = join(checkout, 'apps/crm-api/src/accounts/not-signed-in.problem.ts');
    const before = await readFile(edited, 'utf8');
    await writeFile(edited, before.replace('You are not signed in', 'Who are you'));
    await eventually(async () => expect(await dev.refusal()).toBe('Who are you'), 60_000);
    expect(dev.output).toContain('Built; starting crm-api anew.');

    await writeFile(edited, `${before} this is no program`);
    await dev.says('Not built');
    expect(await dev.refusal()).toBe('Who are you');
    await writeFile(edited, before);
    await eventually(async () => expect(await dev.refusal()).toBe('You are not signed in'), 60_000);

    expect(await dev.end('SIGINT')).toBe(0);
    await expect(fetch(dev.web)).rejects.toThrow('fetch failed');
    await expect(fetch(`http://127.0.0.1:${dev.crmApiPort}`)).rejects.toThrow('fetch failed');
  });

  it('names the address of the pages when another program is there', async () => {
    const other = createServer().listen(0, 'localhost');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const dev = new Development(pagesAt(port), await findFreePort());
    expect(await dev.end()).toBe(1);
    expect(dev.output).toMatch(new RegExp(`Port ${port} is already in use.*PUBLIC_URL`));
    other.close();
  });
});
