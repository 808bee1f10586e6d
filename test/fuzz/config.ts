import { randomInt } from 'node:crypto';

/** What a run of the fuzzer is made from; the same again makes the same run. */
export interface FuzzConfig {
  readonly seed: number;
  readonly requests: number;
}

/**
 * `SEED=… npm test -- test/system/fuzz.spec.ts` repeats a run that found something;
 * `FUZZ_REQUESTS=10000` makes it a long one.
 */
export const readFuzzConfig = (environment = process.env): FuzzConfig => ({
  seed: wholeNumber(environment, 'SEED') ?? randomInt(2 ** 32),
  requests: wholeNumber(environment, 'FUZZ_REQUESTS') ?? 400,
});

function wholeNumber(environment: NodeJS.ProcessEnv, name: string): number | undefined {
  const given = environment[name];
  if (given === undefined || given === '') return undefined;
  if (/^\d{1,10}$/.test(given)) return Number(given);
  throw new Error(`${name} must be a whole number`);
}
