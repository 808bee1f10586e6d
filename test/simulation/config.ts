import { parseArgs } from 'node:util';
import { mutations, type MutationName } from './mutations.js';

/** What `npm run simulate` is asked for. */
export interface SimulateOptions {
  readonly seeds: number;
  readonly from: number;
  readonly mutation: MutationName | undefined;
  /** Every recorded mutation under its recorded seed, instead of seeds. */
  readonly mutations: boolean;
  /** Prints the whole trace of every run. */
  readonly trace: boolean;
  /** Runs each seed twice, and compares the traces. */
  readonly twice: boolean;
  readonly shrink: boolean;
  /** Goes on after a failing seed. */
  readonly keepGoing: boolean;
  readonly transitions: boolean;
  readonly late: boolean;
  /** A database server for owners of databases; undefined starts one. */
  readonly databaseUrl: string | undefined;
  readonly help: boolean;
}

/** Arguments that nobody can make sense of. */
export class UsageError extends Error {}

/** @throws UsageError */
export function readSimulateOptions(
  args: readonly string[] = process.argv.slice(2),
): SimulateOptions {
  const { break: mutation, ...values } = parse(args);
  if (mutation !== undefined && !isMutation(mutation)) {
    throw new UsageError(`--break ${mutation}: there is no such rule to break`);
  }
  if (values.mutations && (mutation !== undefined || values.twice)) {
    throw new UsageError('--mutations stands alone: seeds and rules are recorded');
  }
  return {
    seeds: wholeNumber('--seeds', values.seeds, 1),
    from: wholeNumber('--from', values.from, 0),
    mutation,
    mutations: values.mutations,
    trace: values.trace,
    twice: values.twice,
    shrink: values.shrink,
    keepGoing: values['keep-going'],
    late: values.late,
    transitions: values.transitions,
    databaseUrl: process.env['TEST_DATABASE_URL'],
    help: values.help,
  };
}

function parse(args: readonly string[]) {
  const flag = { type: 'boolean', default: false } as const;
  try {
    return parseArgs({
      args: [...args],
      options: {
        seeds: { type: 'string', default: '100' },
        from: { type: 'string', default: '1' },
        break: { type: 'string' },
        mutations: flag,
        trace: flag,
        twice: flag,
        transitions: flag,
        late: flag,
        'keep-going': flag,
        shrink: { type: 'boolean', default: true },
        help: flag,
      },
      allowNegative: true,
    }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function wholeNumber(name: string, given: string, least: number): number {
  const number = /^\d{1,9}$/.test(given) ? Number(given) : NaN;
  if (number >= least) return number;
  throw new UsageError(`${name} ${given}: a whole number from ${least} on`);
}

function isMutation(name: string): name is MutationName {
  return Object.hasOwn(mutations, name);
}
