import { describe, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { desktop, phone } from '#test/browser/agent.page.js';
import { AppointmentDrawer } from '#test/browser/appointment.drawer.js';
import { isFocused } from '#test/browser/keyboard.way.js';
import { eventually } from '#test/eventually.js';
import { worldOfFile } from './world.of.file.js';

const world = worldOfFile();

const day = 24 * 3_600_000;
/** Around noon in New York: on one day only. */
const inDays = (days: number): object => {
  const start = (Math.floor(Date.now() / day) + days) * day + 17 * 3_600_000;
  return {
    startsAt: new Date(start).toISOString(),
    endsAt: new Date(start + 3_600_000).toISOString(),
  };
};

/** Of what is not there, they are no number. */
type Box = Awaited<ReturnType<Locator['boundingBox']>>;
const left = (box: Box): number => box?.x ?? NaN;
const right = (box: Box): number => left(box) + (box?.width ?? NaN);
const bottom = (box: Box): number => (box?.y ?? NaN) + (box?.height ?? NaN);

describe('the agenda of somebody new', () => {
  it('leads to the form of a contact, and is an agenda once there is an appointment', async () => {
    const agent = await world.agent('newcomer');
    const { page } = await world.openAs(agent, '/');
    const steps = page.getByRole('region', { name: 'Your first steps' });
    await steps
      .getByRole('listitem')
      .filter({ hasText: /Add a contact.*Done/s })
      .waitFor();
    await agent.client.expect(204, 'DELETE', `/api/contacts/${agent.contactId}`);
    await page.reload();
    await steps.getByRole('link', { name: 'Add contact' }).click();
    const name = page.getByLabel('Name', { exact: true });
    await isFocused(page, name);
    await name.fill('Clara Client');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { level: 1, name: 'Clara Client' }).waitFor();

    await page.getByRole('link', { name: 'Agenda' }).click();
    await steps.getByRole('link', { name: 'New appointment' }).click();
    const drawer = new AppointmentDrawer(page);
    await drawer.field('Client').pressSequentially('Clara');
    await drawer.root.getByRole('option', { name: 'Clara Client' }).click();
    // Further ahead than what is shown.
    await drawer.fillIn({ Title: 'Tour', Date: '2126-01-15' });
    await drawer.save();
    await page.getByText('Nothing today').waitFor();
    expect(await steps.count()).toBe(0);
  });
});

describe('what is next', () => {
  it('keeps room for a call to the client, while their number is asked for', async () => {
    const agent = await world.agent('caller');
    await agent.make('Tour', { startsAt: '2026-11-25T17:00:00Z', endsAt: '2026-11-25T18:00:00Z' });
    const { page } = await world.openAs(agent, 'about:blank', phone);
    const { promise: answered, resolve: answer } = Promise.withResolvers<void>();
    await page.route('**/api/contacts/*', async (route) => {
      await answered;
      await route.continue();
    });
    await page.clock.setFixedTime('2026-11-25T15:00:00Z');
    await page.goto('/');
    const below = page.getByRole('link', { name: 'Earlier days' });
    const place = await below.boundingBox();
    answer();
    await page.getByRole('link', { name: 'Call Jordan Client' }).waitFor();
    expect(await below.boundingBox()).toEqual(place);
  });
});

describe('more of an agenda', () => {
  it('has the focus where it begins, in place of the button that asked for it', async () => {
    const agent = await world.agent('reader');
    await agent.make('Tour', inDays(1));
    await agent.make('Second tour', inDays(40));
    const { page } = await world.openAs(agent, '/');
    const more = page.getByRole('button', { name: 'Show four more weeks' });
    await more.press('Enter');
    const later = page.getByRole('region').filter({ hasText: 'Second tour' });
    await isFocused(page, later.getByRole('heading', { level: 2 }));
    await more.press('Enter');
    // Nothing is there: one asks on.
    await isFocused(page, more);
    expect(await page.getByRole('link', { name: /tour/i }).count()).toBe(3);
  });

  it('is asked for again where it did not come, and read on from there', async () => {
    const agent = await world.agent('patient');
    await agent.make('Tour', inDays(1));
    await agent.make('Second tour', inDays(40));
    const { page, complaints } = await world.openAs(agent, 'about:blank');
    complaints.expect(/status of 429/);
    // Nothing asks the page to read anew.
    await page.route('**/api/events', () => undefined);
    await page.goto('/');
    const more = page.getByRole('button', { name: 'Show four more weeks' });
    await more.waitFor();
    const body = JSON.stringify({ title: 'Too many requests', status: 429 });
    await page.route(
      /\/api\/appointments\?/,
      (route) => route.fulfill({ status: 429, contentType: 'application/problem+json', body }),
      { times: 1 },
    );
    await more.press('Enter');
    const again = page.getByRole('button', { name: 'Try again' });
    await isFocused(page, again);
    await again.press('Enter');
    const later = page.getByRole('region').filter({ hasText: 'Second tour' });
    await isFocused(page, later.getByRole('heading', { level: 2 }));
  });
});

describe('what failed', () => {
  it('is shown alone on demand, and hides nothing later on', async () => {
    const agent = await world.connectedAgent('careful');
    await agent.makeSynced('Tour', inDays(1));
    await agent.fault({ operation: 'insert', status: 400, reason: 'invalid', times: null });
    const failed = await agent.make('Second tour', inDays(2));
    const { page } = await world.openAs(agent, '/');
    const rows = page.getByRole('listitem').getByRole('link');
    const chip = page.getByRole('button', { name: '1 failed' });
    await chip.click();
    await eventually(async () => expect(await rows.allTextContents()).toHaveLength(1));
    await world.google.clearFaults();
    await agent.edit(failed, { title: 'Corrected tour' });
    await chip.waitFor({ state: 'detached' });
    await eventually(async () => expect(await rows.allTextContents()).toHaveLength(2));
    await agent.fault({ operation: 'insert', status: 400, reason: 'invalid' });
    await agent.make('Third tour', inDays(3));
    await chip.waitFor();
    expect(await rows.allTextContents()).toHaveLength(3);
  });
});

describe('the switch between days and week', () => {
  it.each([
    ['phone', phone],
    ['desktop', desktop],
  ])('is in one place on both pages of a %s, and keeps the time', async (name, look) => {
    const agent = await world.agent(`switcher-${name}`);
    const opened = await world.openAs(agent, '/?day=2126-01-16', look);
    const view = opened.page.getByRole('navigation', { name: 'View' });
    const chosen = view.locator('[aria-current=page]');
    await opened.sees('Agenda');
    const place = await view.boundingBox();
    expect(await chosen.allTextContents()).toEqual(['Days']);

    await view.getByRole('link', { name: 'Week' }).click();
    await opened.sees(/^Week of/);
    expect(await view.boundingBox()).toEqual(place);
    expect(await chosen.allTextContents()).toEqual(['Week']);
    await view.getByRole('link', { name: 'Days' }).click();
    await opened.sees('Agenda');
    // The first day of that week.
    expect(opened.place).toBe('/?day=2126-01-13');
  });
});

describe('the week on a desktop', () => {
  it('says the time of a short appointment behind its title', async () => {
    const agent = await world.agent('keeper');
    await agent.make('Keys', { startsAt: '2026-11-25T18:00:00Z', endsAt: '2026-11-25T18:15:00Z' });
    const { page } = await world.openAs(agent, '/week?week=2026-11-25');
    const entry = page.getByRole('link', { name: /Keys/ });
    const place = await entry.boundingBox();
    const title = await entry.getByText('Keys').boundingBox();
    const time = await entry.getByText('1:15').boundingBox();
    expect(right(title)).toBeLessThan(left(time));
    expect(right(time)).toBeLessThan(right(place));
    expect(bottom(time)).toBeLessThan(bottom(place));
  });
});

describe('the week on a phone', () => {
  const topOf = (page: Page): Promise<number> => page.evaluate<number>('scrollY');

  it('shows today, and to whoever comes back what they had before them', async () => {
    const agent = await world.agent('phoner');
    // Every day is full, so that only the first ones fit.
    const clock = '2026-11-27T15:00:00Z';
    const days = ['22', '23', '24', '25', '26', '27', '28'];
    for (const date of days) {
      for (const hour of ['14', '16', '18', '20']) {
        const at = (minutes: string) => `2026-11-${date}T${hour}:${minutes}:00Z`;
        await agent.make(`Tour on the ${date}`, { startsAt: at('00'), endsAt: at('45') });
      }
    }
    const { page } = await world.openAs(agent, 'about:blank', phone);
    await page.clock.setFixedTime(clock);
    await page.goto('/week');
    const today = page.getByRole('heading', { name: /today/ });
    await page.getByText('Tour on the 28').first().waitFor();
    await eventually(async () => {
      const { y = Infinity } = (await today.boundingBox()) ?? {};
      expect(y).toBeLessThan(phone.viewport.height * 0.75);
    });
    expect(await topOf(page)).toBeGreaterThan(0);

    await page.evaluate('scrollTo(0, 0)');
    await page
      .getByRole('heading', { name: /Nov 22/ })
      .getByRole('link')
      .tap();
    await page.getByRole('heading', { level: 1, name: 'Agenda' }).waitFor();
    await page.goBack();
    await page.getByText('Tour on the 28').first().waitFor();
    await page.evaluate('new Promise((done) => requestAnimationFrame(() => setTimeout(done)))');
    expect(await topOf(page)).toBe(0);
  });

  it('neither waits nor says that nothing is planned when it could not be loaded', async () => {
    const agent = await world.agent('refused');
    await agent.make('Tour', { startsAt: '2026-11-25T17:00:00Z', endsAt: '2026-11-25T18:00:00Z' });
    const { page, complaints } = await world.openAs(agent, 'about:blank', phone);
    await page.clock.setFixedTime('2026-11-25T15:00:00Z');
    complaints.expect(/status of 400/);
    await page.route('**/api/appointments?*', (route) =>
      route.fulfill({
        status: 400,
        contentType: 'application/problem+json',
        body: JSON.stringify({ title: 'Refused', status: 400, code: 'validation_failed' }),
      }),
    );
    await page.goto('/week');
    await page.getByRole('alert').getByText('could not be loaded').waitFor();
    expect(await page.locator('[aria-busy=true]').count()).toBe(0);
    expect(await page.getByText('Nothing').count()).toBe(0);
    expect(await topOf(page)).toBe(0);

    await page.unroute('**/api/appointments?*');
    await page.getByRole('button', { name: 'Try again' }).tap();
    await page.getByRole('link', { name: /Tour/ }).waitFor();
    await page.getByText('Nothing').first().waitFor();
  });
});
