import { inspect, isDeepStrictEqual } from 'node:util';

/** What a step should show: a value, or a rule for it. */
export type Expectation<Seen> = Seen | Rule<Seen>;

export class Rule<Seen> {
  constructor(
    /** `at most 2` */
    readonly words: string,
    readonly holds: (seen: Seen) => boolean,
  ) {}
}

export const atMost = (limit: number): Rule<number> =>
  new Rule(`at most ${limit}`, (seen) => seen <= limit);

export const containing = (part: string): Rule<string | null> =>
  new Rule(`a text with “${part}”`, (seen) => seen?.includes(part) === true);

export const present = new Rule<unknown>('a value', (seen) => seen !== null && seen !== undefined);

/** An expectation that was not met. */
export interface Miss {
  readonly expected: string;
  readonly seen: string;
}

/** @returns undefined when it is met */
export function judge<Seen>(seen: Seen, expected: Expectation<Seen>): Miss | undefined {
  if (expected instanceof Rule) {
    return expected.holds(seen) ? undefined : { expected: expected.words, seen: show(seen) };
  }
  if (isDeepStrictEqual(seen, expected)) return undefined;
  return { expected: show(expected), seen: show(seen) };
}

/** On one line; the layout breaks it. */
const show = (value: unknown): string =>
  inspect(value, { breakLength: Infinity, depth: 4 }).replaceAll(/\s+/g, ' ');
