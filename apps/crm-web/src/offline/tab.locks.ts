/** @returns once somebody else can take it */
export type Release = () => Promise<void>;

/** Taken in this page, where the browser gives no locks. */
const takenHere = new Set<string>();
/** Of locks that are being let go of: who asks for one of them next is not refused by themselves. */
const lettingGo = new Set<Promise<void>>();

/**
 * Takes a lock that is one for all tabs of a browser. What a tab had that was closed, left or crashed is
 * free again. Where a page is given none, as when it did not come over https, it knows of itself alone.
 *
 * @returns undefined: somebody has it
 */
export async function takeLock(name: string): Promise<Release | undefined> {
  await Promise.all(lettingGo);
  const locks = navigator.locks as LockManager | undefined;
  return locks === undefined ? takeHere(name) : takeShared(locks, name);
}

function takeShared(locks: LockManager, name: string): Promise<Release | undefined> {
  return new Promise((taken) => {
    const free = locks.request(name, { ifAvailable: true }, (lock) => {
      if (lock === null) return taken(undefined);
      return new Promise<void>((end) => {
        taken(() => {
          end();
          lettingGo.add(free);
          return free.finally(() => lettingGo.delete(free));
        });
      });
    });
    // Who forbids storage forbids locks, too.
    free.catch(() => taken(takeHere(name)));
  });
}

function takeHere(name: string): Release | undefined {
  if (takenHere.has(name)) return undefined;
  takenHere.add(name);
  return async () => void takenHere.delete(name);
}
