import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, jest } from '@jest/globals';
import { notFoundOut, recorded } from './mutation.record.js';
import { mutations } from './mutations.js';
import { readTestPostgres } from '#test/postgres/config.js';

const program = fileURLToPath(
  new URL('../../dist/test/simulation/simulate.main.js', import.meta.url),
);

interface Ending {
  readonly exitCode: number;
  readonly output: string;
}

/** In a process of its own: it puts virtual time under everything that is loaded there. */
function simulate(...args: readonly string[]): Promise<Ending> {
  const env = { ...process.env, TEST_DATABASE_URL: readTestPostgres().ownerUrl };
  return new Promise((resolve) => {
    execFile(process.execPath, [program, ...args], { env }, (error, stdout, stderr) => {
      resolve({ exitCode: error === null ? 0 : Number(error.code ?? 1), output: stdout + stderr });
    });
  });
}

// A seed takes half a second of a quiet machine.
jest.setTimeout(300_000);

describe('the simulation', () => {
  it('finds every invariant held under two dozen seeds', async () => {
    const { exitCode, output } = await simulate('--seeds', '24');
    expect(output).toContain('every invariant held');
    expect(exitCode).toBe(0);
  });

  it('tells the same story twice', async () => {
    const { exitCode, output } = await simulate('--seeds', '3', '--twice');
    expect(output).toContain('every invariant held');
    expect(exitCode).toBe(0);
  });

  it.each([
    ['settle-without-lease', 'settle-needs-lease'],
    ['settle-before-call', 'done-is-honest'],
  ])('finds out when a rule is broken: %s', async (mutation, rule) => {
    const { exitCode, output } = await simulate(
      '--break',
      mutation,
      '--seeds',
      '40',
      '--no-shrink',
    );
    expect(output).toContain(`${rule}:`);
    expect(exitCode).toBe(1);
  });

  it.each([['--seeds', 'many'], ['--break', 'the-law'], ['--mutations', '--twice'], ['--sedes=3']])(
    'refuses arguments that make no sense: %s %s',
    async (...args) => {
      const { exitCode, output } = await simulate(...args);
      expect(output).toContain('npm run simulate -- --seeds');
      expect(exitCode).toBe(2);
    },
  );
});

describe('the record of broken rules', () => {
  it('has a seed for each of them, or says that there is none', () => {
    const known = [...recorded.map(({ mutation }) => mutation), ...notFoundOut];
    expect(known.toSorted()).toEqual(Object.keys(mutations).toSorted());
  });

  it('is what docs/invariants.md says, and breaks every rule but one', async () => {
    const text = await readFile(new URL('../../docs/invariants.md', import.meta.url), 'utf8');
    const told = [...text.matchAll(/^\| `([\w-]+)` .*\| (\d+)(, late)? +\| ([\w’-]+) +\|$/gmu)];
    expect(
      told.map(([, mutation, seed, late, rule]) => ({
        mutation,
        rule,
        seed: Number(seed),
        ...(late === undefined ? {} : { late: true }),
      })),
    ).toEqual(recorded);
    const rules = [...text.matchAll(/^\| `([\w’-]+)` +\| [^|]+ \| [^|]+ \|$/gmu)];
    expect(new Set([...recorded.map(({ rule }) => rule), 'account-is-honest'])).toEqual(
      new Set(rules.map(([, rule]) => rule)),
    );
  });
});
