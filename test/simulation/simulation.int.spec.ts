import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
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

describe('the simulation', () => {
  it('finds every invariant held under two dozen seeds', async () => {
    const { exitCode, output } = await simulate('--seeds', '24');
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
});
