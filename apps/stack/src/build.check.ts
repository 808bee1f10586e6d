import { access } from 'node:fs/promises';
import { relative } from 'node:path';
import type { Checkout } from './checkout.js';
import { StartFault } from './start.fault.js';

/** Before anything is written or started. @throws StartFault when a program was not built */
export async function assertBuilt(checkout: Checkout, scripts: readonly string[]): Promise<void> {
  for (const script of scripts) {
    const path = checkout.script(script);
    try {
      await access(path);
    } catch (error) {
      throw new StartFault(
        'not_built',
        `${relative(checkout.root, path)} is not there: build first ("npm run build"; "npm start" ` +
          'does both).',
        { cause: error },
      );
    }
  }
}
