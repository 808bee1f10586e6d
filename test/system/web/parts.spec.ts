import { describe, expect, it } from '@jest/globals';
import type { AgentPage } from '#test/browser/agent.page.js';
import { AppointmentDrawer } from '#test/browser/appointment.drawer.js';
import { eventually } from '#test/eventually.js';
import { worldOfFile } from './world.of.file.js';

const world = worldOfFile();

/** A browser’s own lines about requests that cannot get through. */
const withoutNetwork = /ERR_INTERNET_DISCONNECTED/;

describe('a part of the app that does not come', () => {
  const missing = /^This part of ALT could not be loaded\./;
  const isTheSamePage = (page: AgentPage) =>
    page.page.evaluate(`globalThis.isTheSamePage === true`);

  /** At the agenda, with nothing else of the app fetched yet. */
  async function atOnce(name: string): Promise<AgentPage> {
    const page = await world.openAs(await world.agent(name), 'about:blank');
    await page.page.addInitScript({ content: 'requestIdleCallback = () => 0' });
    await page.goTo('/');
    await page.sees('Agenda');
    return page;
  }

  it('is not missed where the network goes away later: it is there already', async () => {
    const page = await world.openAs(await world.agent('ahead'), '/');
    page.complaints.expect(withoutNetwork);
    const { page: tab } = page;
    const fetched = (): Promise<string> =>
      tab.evaluate(`performance.getEntriesByType('resource').map(({ name }) => name).join()`);
    await eventually(async () => {
      for (const part of [
        'appointment.drawer',
        'contact.picker',
        'zone.picker',
        'contacts.page',
        'settings.page',
      ])
        expect(await fetched()).toContain(part);
    });
    // That one only for whoever is about to open it.
    expect(await fetched()).not.toContain('week.page');
    await tab.getByRole('link', { name: 'Week' }).hover();
    await eventually(async () => expect(await fetched()).toContain('week.page'));
    await page.context.setOffline(true);
    await tab.getByRole('link', { name: 'New appointment' }).first().click();
    const drawer = new AppointmentDrawer(tab);
    await drawer.field('Client').waitFor();
    await drawer.button('Change').click();
    await drawer.root.getByRole('combobox', { name: 'Time zone' }).waitFor();
    await drawer.button('Close').click();
    await drawer.isClosed();
    await tab.getByRole('link', { name: 'Week' }).click();
    await page.sees(/^Week of /);
    await page.openContacts();
  });

  it('is not fetched ahead for whoever saves data', async () => {
    const agent = await world.agent('saver');
    const page = await world.openAs(agent, 'about:blank');
    await page.page.addInitScript({
      content: `Object.defineProperty(navigator, 'connection', { value: { saveData: true } })`,
    });
    const asked: string[] = [];
    page.page.on('request', (request) => asked.push(request.url()));
    await page.goTo('/');
    await page.sees('Agenda');
    await page.page.evaluate('new Promise((idle) => requestIdleCallback(idle))');
    await page.page.getByRole('link', { name: 'New appointment' }).first().click();
    await new AppointmentDrawer(page.page).field('Client').waitFor();
    expect(asked.join()).toContain('appointment.drawer');
    expect(asked.join()).not.toContain('contacts.page');
  });

  it('leaves the page as it is, and comes when the network is back', async () => {
    const page = await atOnce('parts');
    page.complaints.expect(withoutNetwork);
    page.complaints.expect(/A part of ALT could not be loaded/);
    await page.page.evaluate('isTheSamePage = true');
    await page.context.setOffline(true);
    const { page: tab } = page;
    await tab.getByRole('link', { name: 'New appointment' }).first().click();
    const notice = tab.getByRole('alert').filter({ hasText: missing });
    await notice.waitFor();
    await page.sees('Agenda');

    const contacts = tab.getByRole('navigation').getByRole('link', { name: 'Contacts' });
    await contacts.hover();
    await page.sees('Agenda');
    await contacts.click();
    await page.sees('This page could not be loaded');
    await notice.getByRole('button', { name: 'Try again' }).click();
    await tab.getByText(/^ALT could not be reached\./).waitFor();
    expect(await isTheSamePage(page)).toBe(true);

    await page.context.setOffline(false);
    await tab.getByRole('button', { name: 'Try again' }).click();
    await page.sees('Contacts');
    await tab.getByRole('link', { name: 'New appointment' }).first().click();
    await new AppointmentDrawer(tab).field('Title').waitFor();
  });

  it('is taken from the release that the server has by now', async () => {
    const page = await atOnce('release');
    page.complaints.expect(/status of 404 .*contacts\.page/);
    page.complaints.expect(/A part of ALT could not be loaded/);
    await page.page.evaluate('isTheSamePage = true');
    await page.page.route(
      '**/assets/contacts.page-*.js',
      (route) => route.fulfill({ status: 404 }),
      {
        times: 1,
      },
    );
    // Without a pointer over it, which would ask for the part a moment before.
    await page.page
      .getByRole('navigation')
      .getByRole('link', { name: 'Contacts' })
      .dispatchEvent('click');
    await page.sees('Contacts');
    expect(await isTheSamePage(page)).toBe(false);
  });
});
