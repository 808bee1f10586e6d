import { parseArgs } from 'node:util';
import { mutations, type MutationName } from './mutations.js';

/** What `npm run simulate` is asked for. */
export interface SimulateOptions {
  readonly seeds: number;
  readonly from: number;
  readonly mutation: MutationName | undefined;
  /** Prints the whole trace of every run. */
  readonly trace: boolean;
  /** Runs each seed twice, and compares the traces. */
  readonly twice: boolean;
  readonly shrink: boolean;
  readonly transitions: boolean;
  readonly late: boolean;
  /** A database server for owners of databases; undefined starts one. */
  readonly databaseUrl: string | undefined;
  readonly help: boolean;
}

export function readSimulateOptions(
  args: readonly string[] = process.argv.slice(2),
): SimulateOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seeds: { type: 'string', default: '100' },
      from: { type: 'string', default: '1' },
      break: { type: 'string' },
      trace: { type: 'boolean', default: false },
      twice: { type: 'boolean', default: false },
      transitions: { type: 'boolean', default: false },
      late: { type: 'boolean', default: false },
      shrink: { type: 'boolean', default: true },
      help: { type: 'boolean', default: false },
    },
    allowNegative: true,
  });
  const { break: mutation } = values;
  if (mutation !== undefined && !isMutation(mutation)) {
    throw new RangeError(`--break: one of ${Object.keys(mutations).join(', ')}`);
  }
  return {
    seeds: Number(values.seeds),
    from: Number(values.from),
    mutation,
    trace: values.trace,
    twice: values.twice,
    shrink: values.shrink,
    late: values.late,
    transitions: values.transitions,
    databaseUrl: process.env['TEST_DATABASE_URL'],
    help: values.help,
  };
}

function isMutation(name: string): name is MutationName {
  return Object.hasOwn(mutations, name);
}
