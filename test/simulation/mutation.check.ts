import { type RecordedMutation, recorded } from './mutation.record.js';
import { mutations } from './mutations.js';
import { Simulation } from './simulation.js';
import type { Stage } from './stage.js';

/** What changes the product moves the seeds: if the recorded one is silent, so many are tried. */
const seedsAtMost = 100;

/** Breaks every recorded rule. @returns true if each was found out */
export async function checkMutations(
  stage: Stage,
  say: (line: string) => unknown,
): Promise<boolean> {
  let missed = 0;
  for (const known of recorded) {
    const seed = await firstSeedOf(stage, known);
    if (seed === undefined) missed += 1;
    say(`${known.mutation.padEnd(26)} ${known.rule.padEnd(26)} ${tell(known, seed)}`);
  }
  say(`${recorded.length - missed} of ${recorded.length} broken rules were found out`);
  return missed === 0;
}

function tell(known: RecordedMutation, seed: number | undefined): string {
  if (seed === undefined) return `NOT FOUND under ${seedsAtMost} seeds`;
  return seed === known.seed ? `seed ${seed}` : `seed ${seed}, no longer ${known.seed}`;
}

async function firstSeedOf(
  stage: Stage,
  { mutation, rule, seed: recordedSeed, late = false }: RecordedMutation,
): Promise<number | undefined> {
  for (let n = 0; n <= seedsAtMost; n += 1) {
    const seed = n === 0 ? recordedSeed : n;
    const report = await Simulation.run(stage, { seed, late, mutation: mutations[mutation] });
    if (report.violations.some((violation) => violation.rule === rule)) return seed;
  }
  return undefined;
}
