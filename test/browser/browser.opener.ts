import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { type Browser, chromium } from 'playwright-core';

/** npm runs everything from there, what is built as well as what Jest compiles. */
const checkout = process.cwd();
const home = join(checkout, '.data/browser');
const installed = ['/usr/bin/chromium', '/usr/bin/google-chrome'];

/**
 * Opens a real Chromium without a window: the one that CHROMIUM names, else this machine's, else the
 * one that npm brought along, with its own libraries and fonts, unpacked once for all runs.
 */
export async function openBrowser(): Promise<Browser> {
  const own = process.env['CHROMIUM'] ?? installed.find((path) => existsSync(path));
  if (own !== undefined) return chromium.launch({ executablePath: own });
  const place = await unpacked();
  return chromium.launch({
    executablePath: join(place, 'chromium'),
    env: {
      PATH: process.env['PATH'],
      LD_LIBRARY_PATH: join(place, 'al2023/lib'),
      FONTCONFIG_FILE: join(place, 'fonts.conf'),
    },
  });
}

/** Whole or not at all: made beside its place and moved there, also by several tests at once. */
async function unpacked(): Promise<string> {
  const main = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  const distribution = await folderOf(main);
  const described = await readFile(join(distribution, 'package.json'), 'utf8');
  const { version } = JSON.parse(described) as { version: string };
  const place = join(home, version);
  if (existsSync(place)) return place;
  await mkdir(home, { recursive: true });
  const partial = await mkdtemp(join(home, 'partial-'));
  try {
    await inflateAll(join(distribution, 'bin'), partial);
    await writeFile(join(partial, 'fonts.conf'), fontsIn(place));
    await rename(partial, place);
  } catch (error) {
    // Another one was first.
    if (!existsSync(place)) throw error;
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
  return place;
}

async function folderOf(file: string): Promise<string> {
  const folder = dirname(file);
  return existsSync(join(folder, 'bin')) ? folder : folderOf(folder);
}

/** `inflate` writes to the folder for temporary files: a process of its own has its own one. */
async function inflateAll(from: string, to: string): Promise<void> {
  const files = ['chromium.br', 'al2023.tar.br', 'fonts.tar.br'].map((name) => join(from, name));
  await promisify(execFile)(
    process.execPath,
    ['--input-type=module', '--eval', inflater, ...files],
    {
      cwd: checkout,
      env: { PATH: process.env['PATH'], TMPDIR: to },
    },
  );
}

const inflater = `
  import { inflate } from '@sparticuz/chromium';
  await Promise.all(process.argv.slice(1).map((file) => inflate(file)));
`;

const fontsIn = (place: string): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${place}/fonts</dir><cachedir>${place}/cache</cachedir></fontconfig>
`;
