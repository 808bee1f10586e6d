import { breaksUnique } from '../database.refusal.js';

export interface Creation<Made> {
  readonly made: Made;
  /** false: it was there already, made under the same key. */
  readonly isNew: boolean;
}

/**
 * Makes something once for each key. Two at once wait for each other at the unique index, which
 * costs those who name no key nothing.
 *
 * @param constraint the unique index over the keys
 * @param find what stands under the key; undefined: it was deleted since, and is made anew
 */
export async function createOnce<Made>(
  constraint: string,
  create: () => Promise<Made>,
  find: () => Promise<Made | undefined>,
): Promise<Creation<Made>> {
  for (;;) {
    try {
      return { made: await create(), isNew: true };
    } catch (error) {
      if (!breaksUnique(error, constraint)) throw error;
    }
    const made = await find();
    if (made !== undefined) return { made, isNew: false };
  }
}
