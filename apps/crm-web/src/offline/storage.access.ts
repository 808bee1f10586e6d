/**
 * A browser may forbid storage, or have no more room: then nothing is kept, and nothing fails.
 *
 * @param storageOf looks it up anew: where it is forbidden, looking is what throws
 */
export function withStorage<Result>(
  storageOf: () => Storage,
  work: (storage: Storage) => Result,
): Result | undefined {
  try {
    return work(storageOf());
  } catch {
    return undefined;
  }
}
