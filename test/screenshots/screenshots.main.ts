import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { dark, desktop, phone } from '#test/browser/agent.page.js';
import { isAtRest } from '#test/browser/page.rest.js';
import setUp from '#test/postgres/cluster.setup.js';
import tearDown from '#test/postgres/cluster.teardown.js';
import { makePeople } from '../system/web/page.people.js';
import {
  busy,
  cutOff,
  empty,
  ending,
  heldUp,
  late,
  type PageState,
  signedOut,
} from '../system/web/page.states.js';
import { WebWorld } from '../system/web/web.world.js';
import type { SyncedAgent } from '../system/peers/synced.agent.js';

const help = `Photographs the pages of the built product.

  npm run screenshots                     the README's, into docs/screenshots/
  npm run screenshots -- --all DIR        every page in every state: phone, desktop, light, dark
  npm run screenshots -- --all DIR --only week

Exit codes: 0 done, 1 failed, 2 usage.
`;

const looks = {
  phone,
  'phone-dark': { ...phone, ...dark },
  desktop,
  'desktop-dark': { ...desktop, ...dark },
} as const;
type Look = keyof typeof looks;

/** The README's: which state, in which look, under which name. */
const chosen: readonly (readonly [state: string, look: Look, name: string])[] = [
  ['the agenda', 'phone', 'agenda'],
  ['an appointment', 'phone', 'appointment'],
  ['a calendar that is connected', 'phone-dark', 'calendar-sync'],
  ['the week', 'desktop', 'week'],
];

interface Picture {
  readonly person: SyncedAgent | undefined;
  readonly state: PageState;
  readonly look: Look;
  readonly file: string;
}

process.exit(await main());

async function main(): Promise<number> {
  const options = readOptions();
  if (typeof options === 'string') {
    process.stderr.write(`${options}\n`);
    return 2;
  }
  if (options.help) {
    process.stdout.write(help);
    return 0;
  }
  const { all, only } = options;
  const folder = all ?? 'docs/screenshots';
  await mkdir(folder, { recursive: true });
  await setUp();
  const world = new WebWorld();
  await world.start();
  try {
    const pictures = await plan(world, all === undefined);
    for (const picture of pictures) {
      if (picture.file.includes(only)) await take(world, picture, folder);
    }
  } finally {
    await world.stop();
    await tearDown();
  }
  return 0;
}

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        all: { type: 'string' },
        only: { type: 'string', default: '' },
        help: { type: 'boolean', default: false },
      },
    });
    return values;
  } catch (error) {
    return `${error instanceof Error ? error.message : String(error)}\n${help}`;
  }
}

async function plan(world: WebWorld, isForReadme: boolean): Promise<Picture[]> {
  const { newcomer, worker, stranded, latecomer, tester, patient } = await makePeople(world);
  const whose = [
    ['out', undefined, signedOut],
    ['new', newcomer, empty],
    ['busy', worker, busy],
    ['cut', stranded, cutOff],
    ['late', latecomer, late],
    ['ending', tester, ending],
    ['trouble', patient, heldUp],
  ] as const;
  const all = whose.flatMap(([group, person, states]) =>
    states.map((state) => ({ group, person, state })),
  );
  if (isForReadme) {
    return chosen.map(([name, look, file]) => {
      const found = all.find(({ state }) => state[0] === name);
      if (found === undefined) throw new Error(`there is no state ${name}`);
      return { ...found, look, file: `${file}.png` };
    });
  }
  return all.flatMap(({ group, person, state }) =>
    (Object.keys(looks) as Look[]).map((look) => {
      const file = `${group}-${state[0].replaceAll(/\W+/g, '-')}-${look}.png`;
      return { person, state, look, file };
    }),
  );
}

async function take(world: WebWorld, picture: Picture, folder: string): Promise<void> {
  const { person, look, file } = picture;
  const [, path, ...ways] = picture.state;
  const { page, context } = await world.openAs(person, path, looks[look]);
  for (const way of ways) await way(page);
  await isAtRest(page);
  await page.screenshot({ path: join(folder, file) });
  await context.close();
  process.stdout.write(`${file}\n`);
}
