// First: it puts virtual time under what is loaded after it.
import './platform.js';
import 'reflect-metadata';
import { fileURLToPath } from 'node:url';
import { readSimulateOptions, type SimulateOptions, UsageError } from './config.js';
import { checkMutations } from './mutation.check.js';
import { mutations } from './mutations.js';
import { shrink } from './shrink.js';
import { type RunOptions, type RunReport, Simulation } from './simulation.js';
import { openTheatre } from './theatre.js';
import type { Stage } from './stage.js';

const help = `Runs the delivery against PostgreSQL and the Google sandbox in virtual time, by seeds, and
judges it by the rules in docs/invariants.md.

  npm run simulate -- --seeds 500 --from 1
  npm run simulate -- --from 68 --seeds 1 --trace
  npm run simulate -- --mutations

  --seeds N       how many (100)
  --from N        the first one (1)
  --keep-going    goes on after a failing seed, and lists all of them at the end
  --no-shrink     prints a failing run whole, not the smallest one that fails alike
  --trace         prints what happened in every run
  --transitions   prints which changes of state were seen
  --twice         runs every seed twice, and compares
  --late          lets calls arrive at Google long after they were given up, among many more edits
  --break RULE    breaks a rule on purpose
  --mutations     breaks each rule in turn, under the seed that is known to find it out

Rules to break:
${Object.keys(mutations)
  .map((name) => `  ${name}`)
  .join('\n')}

Exit codes: 0 every invariant held, 1 one did not (or a broken rule was not found out), 2 usage,
3 a seed told two stories.
TEST_DATABASE_URL names a PostgreSQL to use; without it a throw-away one is started.`;

const say = (line: string): boolean => process.stdout.write(`${line}\n`);

try {
  const options = readSimulateOptions();
  if (options.help) say(help);
  else process.exitCode = await simulate(options);
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  process.stderr.write(`${error.message}\n\n${help}\n`);
  process.exitCode = 2;
}

async function simulate(asked: SimulateOptions): Promise<number> {
  const checkout = fileURLToPath(new URL('../../..', import.meta.url));
  const theatre = await openTheatre(asked.databaseUrl, checkout);
  try {
    if (asked.mutations) return (await checkMutations(theatre.stage, say)) ? 0 : 1;
    return await runSeeds(theatre.stage, asked);
  } finally {
    await theatre.close();
  }
}

async function runSeeds(stage: Stage, asked: SimulateOptions): Promise<number> {
  const mutation = asked.mutation === undefined ? {} : { mutation: mutations[asked.mutation] };
  const began = Date.now();
  const transitions = new Set<string>();
  const failing: string[] = [];
  const totals = { writes: 0, faults: 0, waits: 0, events: 0 };
  const { from, seeds } = asked;
  for (let seed = from; seed < from + seeds; seed += 1) {
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
      if (!asked.keepGoing) return 1;
      failing.push(`${seed} (${report.violations[0]?.rule})`);
    }
    tellProgress(seed - from + 1, seeds, began);
  }
  const seconds = ((Date.now() - began) / 1_000).toFixed(1);
  const verdict = failing.length === 0 ? 'every invariant held' : `${failing.length} failed`;
  say(
    `${seeds} seeds from ${from}: ${verdict}, in ${seconds} s ` +
      `(${totals.events} events, ${totals.writes} writes to Google, ${totals.faults} faults, ` +
      `${totals.waits} lock waits, ${transitions.size} transitions of state)`,
  );
  if (failing.length > 0) say(`failing seeds: ${failing.join(', ')}`);
  if (asked.transitions) say([...transitions].toSorted().join('\n'));
  return failing.length === 0 ? 0 : 1;
}

/** Somebody sits there and waits: a line that is written over. */
function tellProgress(done: number, all: number, began: number): void {
  if (!process.stderr.isTTY) return;
  const aMinute = Math.round(done / ((Date.now() - began) / 60_000));
  process.stderr.write(
    done === all ? '\r\x1b[K' : `\r${done} of ${all} seeds, ${aMinute} a minute`,
  );
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
