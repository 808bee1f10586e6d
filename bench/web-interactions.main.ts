import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { phone } from '#test/browser/agent.page.js';
import { AppointmentDrawer } from '#test/browser/appointment.drawer.js';
import setUp from '#test/postgres/cluster.setup.js';
import tearDown from '#test/postgres/cluster.teardown.js';
import { makePeople } from '../test/system/web/page.people.js';
import { WebWorld } from '../test/system/web/web.world.js';

/*
 * Interaction to next paint, on a phone's screen, as the browser itself measures it (Event Timing):
 * from the finger to the first frame that answers it. Each row is one thing that people do, `rounds`
 * times; the browser rounds to 8 ms and tells nothing below 16 ms.
 */

const rounds = 10;

/** Keeps how long each interaction took, by the browser's number for it. */
const watch = `
  interactions = new Map();
  new PerformanceObserver((list) => {
    for (const { interactionId, duration } of list.getEntries()) {
      if (interactionId === 0) continue;
      interactions.set(interactionId, Math.max(interactions.get(interactionId) ?? 0, duration));
    }
  }).observe({ type: 'event', durationThreshold: 16 });
`;

interface Deed {
  readonly name: string;
  readonly from: string;
  readonly prepare?: (page: Page) => Promise<unknown>;
  readonly act: (page: Page) => Promise<unknown>;
}

const first = (page: Page) => page.getByRole('link', { name: /Tour.*On calendar/s }).first();
const place = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Main' }).getByText(name, { exact: true });
const begin = (page: Page) => page.getByRole('link', { name: 'New appointment' }).first();
const openNew = async (page: Page): Promise<void> => {
  await begin(page).tap();
  await new AppointmentDrawer(page).field('Title').waitFor();
};

const deeds: readonly Deed[] = [
  { name: 'open an appointment', from: '/', act: (page) => first(page).tap() },
  { name: 'begin a new one', from: '/', act: (page) => begin(page).tap() },
  {
    name: 'type a title',
    from: '/',
    prepare: openNew,
    act: (page) => new AppointmentDrawer(page).field('Title').pressSequentially('Tour'),
  },
  {
    name: 'choose a kind',
    from: '/',
    prepare: openNew,
    act: (page) => page.getByText('Follow-up call', { exact: true }).tap(),
  },
  {
    name: 'search a client',
    from: '/',
    prepare: openNew,
    act: (page) => new AppointmentDrawer(page).field('Client').pressSequentially('Pen'),
  },
  {
    name: 'save too early',
    from: '/',
    prepare: openNew,
    act: (page) => new AppointmentDrawer(page).button('Save').tap(),
  },
  { name: 'go to the contacts', from: '/', act: (page) => place(page, 'Contacts').tap() },
  { name: 'go to the settings', from: '/', act: (page) => place(page, 'Settings').tap() },
  {
    name: 'open the week',
    from: '/',
    act: (page) => page.getByRole('link', { name: 'Week', exact: true }).tap(),
  },
  {
    name: 'search the contacts',
    from: '/contacts',
    act: (page) => page.getByRole('searchbox').pressSequentially('Noor'),
  },
  {
    name: 'open an answer of the help',
    from: '/settings',
    act: (page) => page.getByText('What syncing does').tap(),
  },
];

await setUp();
const world = new WebWorld();
await world.start();
try {
  const { worker } = await makePeople(world);
  process.stdout.write(`interaction to next paint, ms, ${rounds} rounds\n`);
  for (const deed of deeds) {
    const times: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const { page, context } = await world.openAs(worker, 'about:blank', phone);
      await page.addInitScript({ content: watch });
      await page.goto(deed.from);
      await page.getByRole('heading', { level: 1 }).waitFor();
      if (deed.from === '/') await first(page).waitFor();
      await deed.prepare?.(page);
      await pause(300);
      await page.evaluate('interactions.clear()');
      await deed.act(page);
      await pause(300);
      times.push(...(await page.evaluate<number[]>('[...interactions.values()]')));
      await context.close();
    }
    const sorted = times.toSorted((one, other) => one - other);
    const at = (share: number): string =>
      sorted.length === 0 ? '<16' : String(sorted[Math.floor(share * (sorted.length - 1))]);
    process.stdout.write(
      `${deed.name.padEnd(28)} median ${at(0.5).padStart(4)}  p75 ${at(0.75).padStart(4)}  slowest ${at(1).padStart(4)}\n`,
    );
  }
} finally {
  await world.stop();
  await tearDown();
}
process.exit(0);
