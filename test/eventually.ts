import { setTimeout as pause } from 'node:timers/promises';

const lookEveryMs = 20;

/**
 * Waits for something that other processes bring about: looks until `look` neither throws nor
 * rejects, and fails with its last error when that takes longer than anybody would wait.
 */
export async function eventually<Result>(
  look: () => Result | Promise<Result>,
  patienceMs = 30_000,
): Promise<Result> {
  const giveUpAt = performance.now() + patienceMs;
  for (;;) {
    try {
      return await look();
    } catch (error) {
      if (performance.now() > giveUpAt) throw error;
    }
    await pause(lookEveryMs);
  }
}
