import { join } from 'node:path';

/** Where things are in this checkout. */
export interface Checkout {
  readonly root: string;
  /** What one machine keeps for itself: data, secrets, a lock. */
  readonly dataFolder: string;
  /** The built program of an app. */
  readonly script: (path: string) => string;
}

export function checkoutAt(root: string): Checkout {
  return {
    root,
    dataFolder: join(root, '.data'),
    script: (path) => join(root, 'dist', 'apps', path),
  };
}
