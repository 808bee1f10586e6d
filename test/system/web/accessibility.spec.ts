import { beforeAll, describe, expect, it } from '@jest/globals';
import { calm, phone } from '#test/browser/agent.page.js';
import { AppointmentDrawer } from '#test/browser/appointment.drawer.js';
import { barriersInEveryLook } from '#test/browser/axe.check.js';
import { isFocused, tabTo } from '#test/browser/keyboard.way.js';
import type { SyncedAgent } from '../peers/synced.agent.js';
import { makePeople } from './page.people.js';
import {
  busy,
  cutOff,
  empty,
  ending,
  heldUp,
  late,
  type PageState,
  signedOut,
} from './page.states.js';
import { worldOfFile } from './world.of.file.js';

const world = worldOfFile();
const people = new Map<readonly PageState[], SyncedAgent>();

beforeAll(async () => {
  const { newcomer, worker, stranded, latecomer, tester, patient } = await makePeople(world);
  people.set(empty, newcomer).set(busy, worker).set(cutOff, stranded);
  people.set(late, latecomer).set(ending, tester).set(heldUp, patient);
});

describe.each([
  ['of somebody who is not signed in', signedOut],
  ['of somebody who is new', empty],
  ['of somebody at work', busy],
  ['of somebody whose calendar is cut off', cutOff],
  ['of somebody whose calendar came late', late],
  ['of somebody whose connection ends soon', ending],
  ['of somebody whose calendar is in trouble', heldUp],
])('a page %s', (_whose, states) => {
  it.each(states)('has no barrier: %s', async (_name, path, ...ways) => {
    const { page, complaints } = await world.openAs(people.get(states), path);
    // What the states are about is refused.
    complaints.expect(/status of (401|404) .*\/api\/(session|contacts\/)/);
    for (const way of ways) await way(page);
    expect(await barriersInEveryLook(page)).toEqual([]);
  });
});

describe('without a pointer', () => {
  it('one signs in, makes an appointment, deletes it and takes that back', async () => {
    const { client } = await world.agent('keys');
    const agent = await world.open();
    const { page } = agent;
    const press = async (key: string): Promise<void> => page.keyboard.press(key);
    await agent.goTo('/');
    await agent.sees('Sign in');
    await tabTo(page, page.getByLabel(/^E-mail/));
    await page.keyboard.type(client.email);
    await tabTo(page, page.getByRole('textbox', { name: /^Password/ }));
    await page.keyboard.type(client.password);
    await press('Enter');
    await agent.sees('Agenda');

    await isFocused(page, page.getByRole('heading', { level: 1 }));

    const begin = page.getByRole('navigation').getByRole('link', { name: 'New appointment' });
    await tabTo(page, begin);
    await press('Enter');
    const drawer = new AppointmentDrawer(page);
    await isFocused(page, drawer.field('Client'));
    await page.keyboard.type('Jordan');
    await drawer.root.getByRole('option', { name: 'Jordan Client' }).waitFor();
    await press('ArrowDown');
    await press('Enter');
    await tabTo(page, drawer.button('Save'));
    await press('Enter');
    await drawer.isClosed();
    await isFocused(page, begin);

    // Late in the evening it goes on tomorrow, and stands under both days.
    const tours = page.getByRole('listitem').getByRole('link', {
      name: /Property tour with Jordan Client.*Not on calendar/s,
    });
    const tour = tours.first();
    await tabTo(page, tour);
    await press('Enter');
    await tabTo(page, drawer.button('Delete'));
    await press('Enter');
    await tour.waitFor({ state: 'detached' });
    // Of the day, where it stays without it: that depends on the time of the day.
    await isFocused(page, page.getByRole('heading'));
    // Its button is at the end of the page, however long that is.
    await page.getByRole('button', { name: 'Undo' }).waitFor();
    await press('Control+Z');
    await tour.waitFor();
    await isFocused(page, page.getByRole('heading'));
    expect(agent.place).toBe('/');
  });

  it('one comes from an appointment back to where one was', async () => {
    const agent = await world.agent('esc');
    await agent.make('Tour');
    const { page } = await world.openAs(agent, `/contacts/${agent.contactId}`);
    const tour = page.getByRole('link', { name: /Tour/ });
    await tabTo(page, tour);
    await page.keyboard.press('Enter');
    const drawer = new AppointmentDrawer(page);
    await drawer.field('Title').waitFor();
    await page.keyboard.press('Escape');
    await drawer.isClosed();
    await isFocused(page, tour);
    expect(page.url()).not.toContain('appointment=');
  });
});

describe('what appears on a page', () => {
  it.each([
    ['moves in', 'mover', {}, true],
    ['is there at once where motion is reduced', 'calm', calm, false],
  ])('%s', async (_how, name, options, moves) => {
    const agent = await world.agent(name);
    const { id } = await agent.make('Tour');
    const { page } = await world.openAs(agent, `/?appointment=${id}`, { ...phone, ...options });
    const drawer = new AppointmentDrawer(page);
    await drawer.button('Delete').waitFor();
    await page.evaluate(watchMotion);
    await drawer.button('Delete').tap();
    await page.getByRole('button', { name: 'Undo' }).click();
    const longestMs = await page.evaluate<number>('longestMs');
    expect(longestMs > 10).toBe(moves);
  });
});

/** How long the longest movement takes from now on. */
const watchMotion = `
  longestMs = 0;
  for (const event of ['transitionrun', 'animationstart']) {
    document.addEventListener(event, ({ target }) => {
      for (const { effect } of target.getAnimations()) {
        longestMs = Math.max(longestMs, effect.getComputedTiming().duration);
      }
    });
  }
`;
