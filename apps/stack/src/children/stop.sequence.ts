/** Something that runs, and can be asked to stop. */
export interface Stoppable {
  /** Resolves when it is gone. */
  readonly exited: Promise<unknown>;
  requestStop(): void;
  kill(): void;
}

export interface StopPatience {
  /** Milliseconds that one may take before the next is asked too. */
  readonly each: number;
  /** Milliseconds after which whoever is left is killed. */
  readonly all: number;
}

/**
 * Stops one after the other, in the given order: each is asked when the one before is gone. One
 * that takes its time does not take it from the others, and none outlives the patience.
 */
export async function stopInOrder(
  members: readonly Stoppable[],
  patience: StopPatience,
): Promise<void> {
  const everyone = Promise.all(members.map(({ exited }) => exited));
  const killer = setTimeout(() => members.forEach((member) => member.kill()), patience.all);
  for (const member of members) {
    member.requestStop();
    await goneOr(member.exited, patience.each);
  }
  await everyone;
  clearTimeout(killer);
}

async function goneOr(exited: Promise<unknown>, milliseconds: number): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, milliseconds);
  await Promise.race([exited, promise]);
  clearTimeout(timer);
}
