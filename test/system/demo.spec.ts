import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '#test/eventually.js';

/** Where a demo puts what it needs while it runs. */
let scratch: string;

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'alt-demo-'));
  // PostgreSQL runs as another user where we are root.
  await chmod(scratch, 0o755);
});

afterAll(async () => rm(scratch, { recursive: true, force: true }));

/** The command as a process, as `npm run demo` starts it after the build. */
class Demo {
  output = '';
  readonly #child: ChildProcess;
  readonly #closed: Promise<unknown>;

  constructor(args: readonly string[] = [], environment: NodeJS.ProcessEnv = {}) {
    const script = 'dist/apps/stack/src/demo.main.js';
    this.#child = spawn(process.execPath, ['--enable-source-maps', script, ...args], {
      env: { PATH: process.env['PATH'], TMPDIR: scratch, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => (this.output += text));
    }
    this.#closed = once(this.#child, 'close');
  }

  async exitCode(): Promise<number | null> {
    await this.#closed;
    return this.#child.exitCode;
  }

  interrupt(): void {
    this.#child.kill('SIGINT');
  }

  /** Of its services, as it printed them. */
  get addresses(): string[] {
    return this.output.match(/http:\/\/127\.0\.0\.1:\d+/g) ?? [];
  }

  /** Services that still answer, and files. */
  async whatIsLeft(): Promise<string[]> {
    const answers = await Promise.all(
      this.addresses.map(async (address) =>
        fetch(address).then(
          () => [address],
          () => [],
        ),
      ),
    );
    return [...answers.flat(), ...(await readdir(scratch))];
  }
}

describe('npm run demo, told to its end', () => {
  let demo: Demo;
  let exitCode: number | null;

  beforeAll(async () => {
    // Somebody's own settings are none of its business.
    demo = new Demo([], { NODE_ENV: 'production', GOOGLE_CLIENT_ID: 'real', CRM_API_PORT: '1' });
    exitCode = await demo.exitCode();
  });

  it('shows at each step what it should', () => {
    expect(demo.output).not.toContain('✗');
    expect(exitCode).toBe(0);
    const steps = [...demo.output.matchAll(/^ ?\d+ {2}(.*)$/gm)].map(([, title]) => title);
    expect(steps).toEqual([
      'Ana signs up in ALT',
      'She connects her Google Calendar',
      'She makes an appointment for a client',
      'She edits it ten times in a hurry',
      'She makes one for three whole days, and one across the change of the clock',
      'She deletes one',
      'Google fails for a while',
      'Google refuses a version, and takes the corrected one',
      'calendar-sync crashes at the worst moment',
      'She disconnects',
      'She connects again',
    ]);
    expect(demo.output).toMatch(
      /\n✓ 11 steps with \d+ claims, \d+ calls to Google, [\d.]+ s: .+\n$/,
    );
  });

  it('prints plain lines of at most 100 columns where nobody sees colours', () => {
    expect(demo.output).not.toContain('\u001B');
    expect(demo.output.split('\n').filter((line) => line.length > 100)).toEqual([]);
  });

  it('leaves nothing behind', async () => {
    expect(demo.addresses).toHaveLength(2);
    expect(await demo.whatIsLeft()).toEqual([]);
  });
});

describe('npm run demo', () => {
  it('ends early on Ctrl-C, and leaves nothing behind', async () => {
    const demo = new Demo();
    await eventually(() => expect(demo.output).toContain('\n 4  '));
    demo.interrupt();
    expect(await demo.exitCode()).toBe(130);
    expect(demo.addresses).toHaveLength(2);
    expect(await demo.whatIsLeft()).toEqual([]);
  });

  it('fails when it cannot start, and says why', async () => {
    const demo = new Demo([], { TMPDIR: join(scratch, 'missing') });
    expect(await demo.exitCode()).toBe(1);
    expect(demo.output).toContain('ENOENT');
    expect(demo.output).toMatch(/\n✗ The product did not start\.\n$/);
  });

  it('helps', async () => {
    const demo = new Demo(['--help']);
    expect(await demo.exitCode()).toBe(0);
    expect(demo.output).toContain('Usage: npm run demo');
  });

  it('takes no argument', async () => {
    const demo = new Demo(['--fast']);
    expect(await demo.exitCode()).toBe(2);
    expect(demo.output).toBe('npm run demo takes no argument "--fast"; try --help.\n');
  });
});
