import { type RunOptions, type RunReport, Simulation } from './simulation.js';
import type { Stage } from './stage.js';

const triesAtMost = 120;

/**
 * Leaves out of a failing run what it fails without: actions first, then faults, in halves, then
 * smaller. The same rule must still be broken.
 */
export async function shrink(
  stage: Stage,
  options: RunOptions,
  failing: RunReport,
): Promise<RunReport> {
  const rule = failing.violations[0]?.rule;
  let smallest = failing;
  const actions = new Set<number>();
  const faults = new Set<string>();
  let tries = 0;
  const stillFails = async (
    moreActions: readonly number[],
    moreFaults: readonly string[],
  ): Promise<boolean> => {
    tries += 1;
    const without = {
      actions: new Set([...actions, ...moreActions]),
      faults: new Set([...faults, ...moreFaults]),
    };
    const report = await Simulation.run(stage, { ...options, without });
    if (!report.violations.some((violation) => violation.rule === rule)) return false;
    smallest = report;
    return true;
  };
  const mayTry = (): boolean => tries < triesAtMost;
  const dropping = async <Item>(
    candidates: () => readonly Item[],
    attempt: (items: readonly Item[]) => Promise<boolean>,
    keep: (items: readonly Item[]) => void,
  ): Promise<void> => {
    for (let size = Math.ceil(candidates().length / 2); size >= 1; size = Math.floor(size / 2)) {
      for (let at = 0; at < candidates().length && mayTry();) {
        const items = candidates().slice(at, at + size);
        if (await attempt(items)) keep(items);
        else at += size;
      }
    }
  };
  await dropping(
    () => smallest.actions.map(({ number }) => number),
    (items) => stillFails(items, []),
    (items) => items.forEach((item) => actions.add(item)),
  );
  await dropping(
    () => smallest.faults,
    (items) => stillFails([], items),
    (items) => items.forEach((item) => faults.add(item)),
  );
  return smallest;
}
