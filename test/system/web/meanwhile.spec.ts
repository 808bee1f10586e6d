import { describe, expect, it } from '@jest/globals';
import { CalendarCard } from '#test/browser/calendar.card.js';
import { worldOfFile } from './world.of.file.js';

const world = worldOfFile();

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
