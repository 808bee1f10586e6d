// First: it puts virtual time under what is loaded after it.
import './platform.js';
import 'reflect-metadata';
import { fileURLToPath } from 'node:url';
import { readSimulateOptions, type SimulateOptions } from './config.js';
import { mutations } from './mutations.js';
import { shrink } from './shrink.js';
import { type RunOptions, type RunReport, Simulation } from './simulation.js';
import { openTheatre } from './theatre.js';
import type { Stage } from './stage.js';

const help = `Runs the delivery against PostgreSQL and the Google sandbox in virtual time, by seeds.

  npm run simulate -- --seeds 500 --from 1

  --seeds N     how many (100)      --from N    the first one (1)
  --break RULE  breaks a rule on purpose: ${Object.keys(mutations).join(', ')}
  --late        lets calls arrive at Google long after they were given up (docs/invariants.md)
  --trace       prints what happened in every run
  --transitions prints which changes of state were seen
  --twice       runs every seed twice and compares
  --no-shrink   prints a failing run whole
`;

const say = (line: string): boolean => process.stdout.write(`${line}\n`);
const options = readSimulateOptions();
if (options.help) say(help);
else process.exitCode = await simulate(options);

async function simulate(asked: SimulateOptions): Promise<number> {
  const checkout = fileURLToPath(new URL('../../..', import.meta.url));
  const theatre = await openTheatre(asked.databaseUrl, checkout);
  try {
    return await runSeeds(theatre.stage, asked);
  } finally {
    await theatre.close();
  }
}

async function runSeeds(stage: Stage, asked: SimulateOptions): Promise<number> {
  const mutation = asked.mutation === undefined ? {} : { mutation: mutations[asked.mutation] };
  const began = Date.now();
  const transitions = new Set<string>();
  const totals = { writes: 0, faults: 0, waits: 0, events: 0 };
  for (let seed = asked.from; seed < asked.from + asked.seeds; seed += 1) {
    const run: RunOptions = { seed, late: asked.late, ...mutation };
    const report = await Simulation.run(stage, run);
    for (const transition of report.transitions) transitions.add(transition);
    totals.writes += report.writes;
    totals.faults += report.faults.length;
    totals.waits += report.waits;
    totals.events += report.trace.length;
    if (asked.trace) say(report.trace.join('\n'));
    if (asked.twice && differs(report, await Simulation.run(stage, run))) return 3;
    if (report.violations.length > 0) {
      tell(report, asked.shrink ? await shrink(stage, run, report) : report);
      return 1;
    }
  }
  const seconds = ((Date.now() - began) / 1_000).toFixed(1);
  say(
    `${asked.seeds} seeds from ${asked.from}: every invariant held, in ${seconds} s ` +
      `(${totals.events} events, ${totals.writes} writes to Google, ${totals.faults} faults, ` +
      `${totals.waits} lock waits, ${transitions.size} transitions of state)`,
  );
  if (asked.transitions) say([...transitions].toSorted().join('\n'));
  return 0;
}

function tell(report: RunReport, smallest: RunReport): void {
  say(`seed ${report.seed} breaks an invariant:`);
  for (const { rule, what } of report.violations) say(`  ${rule}: ${what}`);
  say(`smallest run (${smallest.actions.length} actions, ${smallest.faults.length} faults):`);
  say(smallest.trace.join('\n'));
}

function differs(one: RunReport, other: RunReport): boolean {
  const at = one.trace.findIndex((line, index) => line !== other.trace[index]);
  if (at < 0 && one.trace.length === other.trace.length) return false;
  say(`seed ${one.seed} is not deterministic, from line ${at}:`);
  say(one.trace.slice(Math.max(0, at - 10), at + 5).join('\n'));
  say('— the second time:');
  say(other.trace.slice(Math.max(0, at - 2), at + 5).join('\n'));
  return true;
}
