import { describe, expect, it } from '@jest/globals';
import { eventually } from '#test/eventually.js';
import { worldOfFile } from './world.of.file.js';

const world = worldOfFile();

const stillLoading = 'Still loading. The connection is slow.';
const unreachable = /^ALT could not be reached\./;
/** Longer than an answer is waited for, twice, and what lies between. */
const untilGivenUpMs = 45_000;

describe('a network that does not answer', () => {
  it.each([
    ['who is signed in', '**/api/session', '/', unreachable],
    ['what the days hold', '**/api/appointments?*', '/', 'Your appointments could not be loaded'],
    ['who one’s contacts are', '**/api/contacts?*', '/contacts', unreachable],
  ])('is not waited for in silence, nor without end: %s', async (what, asked, path, words) => {
    const agent = await world.agent(what.replaceAll(/[^a-z]/g, ''));
    const agentPage = await world.openAs(agent, 'about:blank');
    const { page } = agentPage;
    await page.clock.install();
    agentPage.complaints.expect(/could not be reached/);
    let begun = 0;
    await page.route(asked, () => {
      begun += 1;
    });
    await agentPage.goTo(path);
    await eventually(() => expect(begun).toBe(1));
    await page.clock.runFor(5_000);
    await page.getByText(stillLoading).first().waitFor();
    await page.clock.runFor(untilGivenUpMs);
    await page.getByText(words).first().waitFor();
    expect(begun).toBe(2);
    await page.unrouteAll();
    await page.getByRole('button', { name: 'Try again' }).first().click();
    await page.getByRole('navigation').getByText(agent.client.email).waitFor();
    await eventually(async () => expect(await page.getByText(words).count()).toBe(0));
  });
});

describe('a network that answers in ALT’s place', () => {
  it('is not taken for ALT', async () => {
    const agentPage = await world.openAs(await world.agent('guest'), 'about:blank');
    const { page } = agentPage;
    await page.route('**/api/**', (route) =>
      route.fulfill({ contentType: 'text/html', body: '<h1>Welcome to our hotel</h1>' }),
    );
    agentPage.complaints.expect(/EventSource|could not be reached/);
    await agentPage.goTo('/');
    await page.getByText(unreachable).waitFor();
    await page.unrouteAll();
    await page.getByRole('button', { name: 'Try again' }).click();
    await agentPage.sees('Agenda');
    expect(await page.getByText('hotel').count()).toBe(0);
  });
});
