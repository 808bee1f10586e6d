import { createHash } from 'node:crypto';
import { existsSync, globSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';

/**
 * Builds the web app, unless the build that is there was made of the very same sources. Run by Node
 * itself: `npm start` and `npm test` do it each time, and wait for nothing when nothing changed.
 */
const checkout = join(import.meta.dirname, '../..');
const place = join(checkout, 'dist/apps/crm-web');
const stamp = join(place, '.vite/sources');

const sources = await digestOfSources();
const builtFrom = existsSync(stamp) ? await readFile(stamp, 'utf8') : undefined;
if (builtFrom !== sources) await buildFrom(sources);

/** Of the sources and of the libraries that go into it. */
async function digestOfSources(): Promise<string> {
  const found = globSync(['apps/crm-web/**/*.*', 'package-lock.json'], {
    cwd: checkout,
    exclude: (path) => path.endsWith('.spec.ts'),
  });
  const hash = createHash('sha256');
  for (const path of found.toSorted()) {
    hash.update(`${path}\0`).update(await readFile(join(checkout, path)));
  }
  return hash.digest('hex');
}

/** Beside its place, and then moved there: whoever serves or interrupts it never sees a half. */
async function buildFrom(digest: string): Promise<void> {
  const making = `${place}.making-${process.pid}`;
  const former = `${place}.former-${process.pid}`;
  try {
    await build({
      configFile: join(import.meta.dirname, 'vite.config.ts'),
      logLevel: 'warn',
      build: { outDir: making },
    });
    await mkdir(join(making, '.vite'), { recursive: true });
    await writeFile(join(making, '.vite/sources'), digest);
    if (existsSync(place)) await rename(place, former);
    await rename(making, place);
  } finally {
    await Promise.all([making, former].map((one) => rm(one, { recursive: true, force: true })));
  }
}
