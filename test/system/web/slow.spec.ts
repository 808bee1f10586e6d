import { describe, expect, it } from '@jest/globals';
import { AppointmentDrawer } from '#test/browser/appointment.drawer.js';
import { eventually } from '#test/eventually.js';
import { worldOfFile } from './world.of.file.js';

const world = worldOfFile();

const stillLoading = 'Still loading. The connection is slow.';
const unreachable = /^ALT could not be reached\./;
/** Longer than an answer is waited for, and than one waits before the next try. */
const untilGivenUpMs = 22_000;

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
    await eventually(() => expect(begun).toBe(2));
    await page.clock.runFor(untilGivenUpMs);
    await page.getByText(words).first().waitFor();
    await page.unrouteAll();
    await page.getByRole('button', { name: 'Try again' }).first().click();
    await page.getByRole('navigation').getByText(agent.client.email).waitFor();
    await eventually(async () => expect(await page.getByText(words).count()).toBe(0));
  });
});

describe('an appointment that stands in a list', () => {
  it('opens at once, whatever the network does', async () => {
    const agent = await world.agent('tapper');
    await agent.make('Tour', { location: '12 Elm Street' });
    const agentPage = await world.openAs(agent, `/contacts/${agent.contactId}`);
    const { page } = agentPage;
    await page.route('**/api/appointments/*', () => undefined);
    await page.getByRole('link', { name: /Tour/ }).click();
    const drawer = new AppointmentDrawer(page);
    await eventually(async () =>
      expect(await drawer.field('Place').inputValue()).toBe('12 Elm Street'),
    );
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
