import { describe, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { AppointmentDrawer } from '#test/browser/appointment.drawer.js';
import { CalendarCard } from '#test/browser/calendar.card.js';
import type { SyncedAgent } from '../peers/synced.agent.js';
import { worldOfFile } from './world.of.file.js';

const world = worldOfFile();

/** With another appointment, by which one sees that what was told before has come. */
async function deleted(agent: SyncedAgent, isTold = true) {
  const tour = await agent.make('Tour');
  const other = await agent.make('Other');
  const { page, complaints } = await world.openAs(agent, 'about:blank');
  if (!isTold) await page.route('**/api/events', () => undefined);
  await page.clock.install();
  await page.goto(`/contacts/${agent.contactId}`);
  await row(page, 'Tour').click();
  await new AppointmentDrawer(page).button('Delete').click();
  await row(page, 'Tour').waitFor({ state: 'detached' });
  const hears = async (): Promise<void> => {
    await agent.edit(other, { title: 'Heard' });
    await row(page, 'Heard').waitFor();
  };
  return { tour, page, complaints, hears };
}

const row = (page: Page, title: string): Locator =>
  page.getByRole('listitem').getByRole('link', { name: new RegExp(title) });
const undo = (page: Page): Locator => page.getByRole('button', { name: 'Undo' });

describe('an appointment that was deleted at the screen', () => {
  it('comes back as it was changed elsewhere meanwhile', async () => {
    const agent = await world.agent('changer');
    const { tour, page, hears } = await deleted(agent);
    await agent.edit(tour, { title: 'Second tour' });
    await hears();
    expect(await row(page, 'Second tour').count()).toBe(0);
    await undo(page).click();
    await row(page, 'Second tour').waitFor();
    await page.clock.runFor(10_000);
    expect(await agent.client.appointment(tour.id)).toMatchObject({ title: 'Second tour' });
  });

  it('does not come back where it was deleted elsewhere, too', async () => {
    const agent = await world.agent('remover');
    const { tour, page, hears } = await deleted(agent);
    const asks: string[] = [];
    page.on('request', (request) => asks.push(request.method()));
    await agent.delete(tour);
    await hears();
    await undo(page).click();
    await page.getByText('“Tour” was deleted somewhere else.').waitFor();
    expect(await row(page, 'Tour').count()).toBe(0);
    await page.clock.runFor(10_000);
    expect(asks).not.toContain('DELETE');
  });

  it('is kept where it was changed elsewhere and nobody has seen that', async () => {
    const agent = await world.agent('keeper');
    const { tour, page, complaints, hears } = await deleted(agent);
    complaints.expect(/status of 412/);
    await agent.edit(tour, { title: 'Second tour' });
    await hears();
    await page.clock.runFor(10_000);
    await page.getByText(/^“Tour” was not deleted\. It was changed somewhere else\./).waitFor();
    await row(page, 'Second tour').waitFor();
    expect(await agent.client.appointment(tour.id)).toMatchObject({ title: 'Second tour' });
  });

  it('is gone, and nothing more is said, where it turns out that it was gone already', async () => {
    const agent = await world.agent('both');
    const { tour, page, complaints } = await deleted(agent, false);
    complaints.expect(/status of 404/);
    await agent.delete(tour);
    const answer = page.waitForResponse((response) => response.request().method() === 'DELETE');
    await page.clock.runFor(10_000);
    await answer;
    await undo(page).waitFor({ state: 'detached' });
    expect(await page.getByText(/Tour/).count()).toBe(0);
  });

  it('comes back also to whoever thought about it for long', async () => {
    const agent = await world.agent('thoughtful');
    const { page } = await deleted(agent);
    await undo(page).focus();
    await page.clock.runFor(10 * 60_000);
    await undo(page).click();
    await row(page, 'Tour').waitFor();
    expect(await page.getByText(/was deleted elsewhere/).count()).toBe(0);
  });
});

describe('what the settings say of a calendar', () => {
  it('is not said any more once it is not so, nor again when it is', async () => {
    const agent = await world.connectedAgent('swinger');
    const { page } = await world.openAs(agent, '/settings?calendar=denied');
    const card = new CalendarCard(page);
    const words = card.root.getByText('Nothing was changed: your calendar is still connected.');
    await words.waitFor();
    await agent.disconnect();
    await card.badge('Not connected').waitFor();
    expect(await words.count()).toBe(0);
    await agent.connect();
    await card.badge('Connected').waitFor();
    expect(await words.count()).toBe(0);
  });

  it.each([
    ['connected', 'not', /^Your Google Calendar is connected/, []],
    ['denied', 'yes', /was not connected, because access was not allowed/, [/still connected/]],
  ])('%s: is said anew when it is known how that is', async (outcome, is, before, after) => {
    const agent = is === 'yes' ? await world.connectedAgent(outcome) : await world.agent(outcome);
    const { page, complaints } = await world.openAs(agent, 'about:blank');
    complaints.expect(/status of 429/);
    await page.route('**/api/events', () => undefined);
    const body = JSON.stringify({ title: 'Too many requests', status: 429 });
    await page.route(
      '**/api/calendar-connection',
      (route) => route.fulfill({ status: 429, contentType: 'application/problem+json', body }),
      { times: 1 },
    );
    await page.goto(`/settings?calendar=${outcome}`);
    const card = new CalendarCard(page);
    await card.says(before);
    await card.button('Try again').click();
    await card.badge(is === 'yes' ? 'Connected' : 'Not connected').waitFor();
    expect(await card.root.getByText(before).count()).toBe(0);
    for (const words of after) await card.says(words);
  });

  it('is what was done last, not what failed before it', async () => {
    const agent = await world.connectedAgent('thinker');
    const { page, complaints } = await world.openAs(agent, '/settings');
    complaints.expect(/ERR_FAILED/);
    const card = new CalendarCard(page);
    await page.route('**/authorize', (route) => route.abort());
    await card.button('Use another account').click();
    await card.says(/^ALT could not be reached/);
    await card.button('Disconnect').click();
    await page.getByRole('dialog').getByRole('button', { name: 'Disconnect' }).click();
    await card.says(/^Disconnected\. The tokens are deleted/);
    expect(await card.root.getByText('ALT could not be reached').count()).toBe(0);
  });
});
