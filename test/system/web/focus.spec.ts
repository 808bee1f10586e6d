import { describe, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { AppointmentDrawer } from '#test/browser/appointment.drawer.js';
import { CalendarCard } from '#test/browser/calendar.card.js';
import { isFocused } from '#test/browser/keyboard.way.js';
import { worldOfFile } from './world.of.file.js';

const world = worldOfFile();

const hour = 3_600_000;
/** An hour at noon in New York, so many days from now. */
const onDay = (days: number): { startsAt: string; endsAt: string } => {
  const start = (Math.floor(Date.now() / (24 * hour)) + days) * 24 * hour + 17 * hour;
  return {
    startsAt: new Date(start).toISOString(),
    endsAt: new Date(start + hour).toISOString(),
  };
};

const button = (page: Page, name: string): Locator =>
  page.getByRole('button', { name, exact: true });
const link = (page: Page, name: string): Locator => page.getByRole('link', { name, exact: true });
const pageHeading = (page: Page, name: string | RegExp): Locator =>
  page.getByRole('heading', { level: 1, name });

describe('the focus', () => {
  it('stays at what goes on in time, and is at the heading where that led', async () => {
    const agent = await world.agent('wanderer');
    await agent.make('Tour', onDay(1));
    const { page } = await world.openAs(agent, '/');
    const earlier = link(page, 'Earlier days');
    await earlier.press('Enter');
    await link(page, 'Back to today').waitFor();
    await isFocused(page, earlier);
    await earlier.press('Enter');
    await isFocused(page, earlier);
    await link(page, 'Back to today').press('Enter');
    await link(page, 'Back to today').waitFor({ state: 'detached' });
    await isFocused(page, pageHeading(page, 'Agenda'));

    for (const back of ['Back to this week', 'Today']) {
      await page.goto('/week?week=2126-01-15');
      await pageHeading(page, /2126/).waitFor();
      // One of them is for wide windows, the other one for narrow ones.
      await page.setViewportSize({ width: back === 'Today' ? 1280 : 600, height: 800 });
      await link(page, back).press('Enter');
      await link(page, back).waitFor({ state: 'detached' });
      await isFocused(page, pageHeading(page, /^Week of/));
    }
  });

  it('is at the heading of its part when a button has done what it was for', async () => {
    const agent = await world.agent('adder');
    await agent.makeUnsynced('Tour');
    await world.connect(agent);
    const { page } = await world.openAs(agent, '/settings');
    const card = new CalendarCard(page);
    await card.button('Add it').press('Enter');
    await card.says('1 appointment was added to your calendar.');
    await isFocused(page, card.root.getByRole('heading', { name: 'Calendar Sync' }));
  });

  it('is at the button again that could not be used while one waited', async () => {
    const agent = await world.agent('waiter');
    await agent.makeUnsynced('Tour');
    await world.connect(agent);
    const { page, complaints } = await world.openAs(agent, '/settings');
    complaints.expect(/ERR_INTERNET_DISCONNECTED/);
    const card = new CalendarCard(page);
    await card.button('Add it').waitFor();
    const { promise: tried, resolve: fail } = Promise.withResolvers<void>();
    await page.route('**/backfill', async (route) => {
      await tried;
      await route.abort('internetdisconnected');
    });
    await card.button('Add it').press('Enter');
    await isFocused(page, card.root.getByRole('heading', { name: 'Calendar Sync' }));
    fail();
    await isFocused(page, card.button('Add it'));
  });

  it('is at the heading of the page, or of the day, when what had it went by itself', async () => {
    const agent = await world.connectedAgent('looker');
    await agent.fault({ operation: 'insert', status: 400, reason: 'invalid' });
    const failed = await agent.make('Tour', onDay(2));
    await agent.whenConnection({ failed: 1 });
    const gone = await agent.makeSynced('Second tour', onDay(4));
    await agent.makeSynced('Third tour', onDay(4));
    const { page } = await world.openAs(agent, '/');
    await button(page, '1 failed').focus();
    await agent.edit(failed, { title: 'Corrected tour' });
    await button(page, '1 failed').waitFor({ state: 'detached' });
    await isFocused(page, pageHeading(page, 'Agenda'));

    const day = page.getByRole('region').filter({ hasText: 'Third tour' });
    await day.getByRole('link', { name: /Second tour/ }).focus();
    await agent.client.expect(204, 'DELETE', `/api/appointments/${gone.id}`);
    await day.getByRole('link', { name: /Second tour/ }).waitFor({ state: 'detached' });
    await isFocused(page, day.getByRole('heading', { level: 2 }));
  });

  it('is with nobody where the person gave it up, whatever becomes of what had it', async () => {
    const agent = await world.connectedAgent('quitter');
    await agent.fault({ operation: 'insert', status: 400, reason: 'invalid' });
    const failed = await agent.make('Tour', onDay(2));
    await agent.whenConnection({ failed: 1 });
    const { page } = await world.openAs(agent, '/');
    await button(page, '1 failed').focus();
    // As a phone does when its keyboard is closed.
    await page.evaluate('document.activeElement.blur()');
    await agent.edit(failed, { title: 'Corrected tour' });
    await button(page, '1 failed').waitFor({ state: 'detached' });
    await page.evaluate('new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)))');
    expect(await page.evaluate('document.activeElement === document.body')).toBe(true);
  });

  it('is at the way in when the session was ended elsewhere', async () => {
    const agent = await world.agent('leaver');
    await agent.make('Tour', onDay(1));
    const first = await world.openAs(agent, '/');
    await link(first.page, 'Earlier days').focus();
    const second = await first.openTab('/settings');
    await second.page.getByRole('main').getByRole('button', { name: 'Sign out' }).click();
    await second.sees('Sign in');
    await first.page.bringToFront();
    await first.page.getByText(/^You were signed out\./).waitFor();
    await isFocused(first.page, pageHeading(first.page, 'Sign in'));
  });
});

describe('the focus of who asked for more', () => {
  it('is at the first of what came', async () => {
    const agent = await world.agent('reader');
    const { client, contactId } = agent;
    for (const days of [1, 2, 3, 4, 5, 6, 7]) await agent.make(`Tour ${days}`, onDay(-days));
    const names = Array.from({ length: 51 }, (_, index) => `Kim ${100 + index}`);
    await Promise.all(names.map((name) => client.createContact(name)));
    const { page } = await world.openAs(agent, `/contacts/${contactId}`);
    await button(page, 'Show all 7').press('Enter');
    await isFocused(page, page.getByRole('link', { name: /Tour 6/ }));

    await link(page, 'Contacts').click();
    await button(page, 'Show more').press('Enter');
    // A page of them has 50.
    await isFocused(page, page.getByRole('main').getByRole('listitem').nth(50).getByRole('link'));
  });
});

describe('the focus in a dialog', () => {
  it('goes back to where it was opened, or to what is there instead', async () => {
    const agent = await world.connectedAgent('asker');
    const { page } = await world.openAs(agent, '/settings');
    const card = new CalendarCard(page);
    await card.button('Disconnect').press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Disconnect Google Calendar?' });
    await button(page, 'Keep it connected').press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await isFocused(page, card.button('Disconnect'));

    await card.button('Disconnect').press('Enter');
    await dialog.getByRole('button', { name: 'Disconnect' }).press('Enter');
    await card.badge('Not connected').waitFor();
    await isFocused(page, card.root.getByRole('heading', { name: 'Calendar Sync' }));

    await button(page, 'Delete account').press('Enter');
    await page.getByRole('dialog', { name: 'Delete your account?' }).waitFor();
    await page.keyboard.press('Escape');
    await isFocused(page, button(page, 'Delete account'));
  });

  it('stays in it while it saves, and when what had it gives way', async () => {
    const agent = await world.agent('saver');
    const { id } = await agent.make('Tour', onDay(1));
    const { page } = await world.openAs(agent, `/?appointment=${id}`);
    const drawer = new AppointmentDrawer(page);
    const title = drawer.root.getByRole('heading', { name: 'Appointment' });
    await drawer.button('Change').press('Enter');
    await isFocused(page, drawer.root.getByRole('combobox', { name: 'Time zone' }));
    await drawer.fillIn({ Title: 'Second tour' });
    await page.reload();
    await drawer.button('Discard').press('Enter');
    await isFocused(page, title);

    const { promise: tried, resolve: go } = Promise.withResolvers<void>();
    await page.route(`**/api/appointments/${id}`, async (route) => {
      await tried;
      await route.continue();
    });
    await drawer.fillIn({ Title: 'Third tour' });
    await drawer.button('Save').press('Enter');
    await isFocused(page, title);
    go();
    await drawer.isClosed();
    await isFocused(page, pageHeading(page, 'Agenda'));
  });

  it('is at its title when the appointment in it was deleted elsewhere', async () => {
    const agent = await world.agent('opener');
    const { id } = await agent.make('Tour', onDay(1));
    const { page, complaints } = await world.openAs(agent, `/?appointment=${id}`);
    complaints.expect(/status of 404/);
    const drawer = new AppointmentDrawer(page);
    await drawer.field('Title').focus();
    await agent.client.expect(204, 'DELETE', `/api/appointments/${id}`);
    await drawer.says('This appointment no longer exists');
    await isFocused(page, drawer.root.getByRole('heading', { name: 'Appointment' }));
  });
});
