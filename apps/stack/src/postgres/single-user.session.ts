import { StartFault } from '../start.fault.js';
import type { Placement } from './placement.js';
import { runServerCommand } from './server-command.js';

/**
 * Runs statements on a data folder that no server uses, without a network or a password: how the
 * very first role is made, and how a lost password is replaced.
 *
 * @param statements one line each; they are not logged, so they may hold a password
 * @throws StartFault when one of them fails
 */
export async function runSingleUser(
  { user, binaries }: Placement,
  dataFolder: string,
  statements: readonly string[],
): Promise<void> {
  const result = await runServerCommand(
    user,
    binaries.postgres,
    // By default a failed statement is logged whole.
    ['--single', '-D', dataFolder, '-c', 'log_min_error_statement=panic', 'template1'],
    `${statements.join('\n')}\n`,
  );
  // A failed statement does not end the session, so the exit code alone says nothing.
  const complaint = result.stderr
    .split('\n')
    .find((line) => /\b(?:ERROR|FATAL|PANIC): /.test(line));
  if (result.code === 0 && complaint === undefined) return;
  throw new StartFault(
    'bootstrap_failed',
    `PostgreSQL could not prepare its data folder ${dataFolder}: ` +
      (complaint ?? `it ended with code ${result.code}`),
  );
}

/** A string literal in SQL. */
export function quoteLiteral(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
