import { parseArgs } from 'node:util';

/** How much is to happen. */
export interface ChaosOptions {
  readonly seed: number;
  /** Changes to be written over HTTP. */
  readonly changes: number;
  readonly agents: number;
  readonly replicas: number;
}

export type ChaosCommand =
  | { readonly kind: 'run'; readonly options: ChaosOptions }
  | { readonly kind: 'help' }
  | { readonly kind: 'misuse'; readonly message: string };

const limits = {
  seed: [0, 4_294_967_295],
  changes: [50, 1_000_000],
  agents: [2, 5_000],
  replicas: [1, 8],
} as const;

/** @param drawSeed for a run that is given none */
export function readChaosArguments(words: readonly string[], drawSeed: () => number): ChaosCommand {
  try {
    const { values } = parseArgs({
      args: [...words],
      options: {
        seed: { type: 'string' },
        changes: { type: 'string', default: '20000' },
        agents: { type: 'string', default: '500' },
        replicas: { type: 'string', default: '3' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    if (values.help) return { kind: 'help' };
    const options = {
      seed: values.seed === undefined ? drawSeed() : wholeNumber('seed', values.seed),
      changes: wholeNumber('changes', values.changes),
      agents: wholeNumber('agents', values.agents),
      replicas: wholeNumber('replicas', values.replicas),
    };
    return { kind: 'run', options };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { kind: 'misuse', message: `${message}; try --help.` };
  }
}

function wholeNumber(name: keyof typeof limits, text: string): number {
  const [least, most] = limits[name];
  const number = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
  if (number >= least && number <= most) return number;
  throw new RangeError(`--${name} must be a whole number from ${least} to ${most}`);
}

export const chaosHelp = `Usage: npm run chaos -- [--seed N] [--changes 20000] [--agents 500] [--replicas 3]

Runs the product as processes of its own (PostgreSQL that syncs to disk, crm-api, replicas of
calendar-sync, the Google sandbox), writes changes over HTTP, and meanwhile kills, stops, restarts,
cuts and misleads whatever there is. Then the faults end, and every calendar is compared with ALT.

  --seed N      decides what is done to whom, and when in the course of the changes; timing is the
                machine's, so a seed does not tell the same story twice
  --changes N   how many changes are written
  --agents N    how many people with a calendar
  --replicas N  how many processes of calendar-sync

Exit code: 0 nothing was lost, doubled, reordered or touched that is not ours; 1 something was (the
folder with all logs is kept); 2 wrong arguments; 130 ended early.
`;
