import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { AgentPage } from '#test/browser/agent.page.js';
import { AppointmentDrawer } from '#test/browser/appointment.drawer.js';
import type { SyncedAgent } from '../peers/synced.agent.js';
import { WebWorld } from './web.world.js';

let world: WebWorld;
beforeAll(async () => {
  world = await WebWorld.start();
});
afterEach(async () => {
  await world.closePages();
});
afterAll(async () => {
  await world.stop();
});

/** A browser’s own lines about requests that cannot get through. */
const withoutNetwork = /ERR_INTERNET_DISCONNECTED/;
const refused = /status of 401/;

/** At an appointment’s open drawer, with a title that is typed and not saved. */
async function typing(agent: SyncedAgent, title: string): Promise<[AgentPage, AppointmentDrawer]> {
  const { id } = await agent.make('Tour');
  const page = await world.openAs(agent, `/contacts/${agent.contactId}?appointment=${id}`);
  const drawer = new AppointmentDrawer(page.page);
  await drawer.fillIn({ Title: title });
  return [page, drawer];
}

describe('a page in another tab', () => {
  it('shows at once what is made, changed and deleted elsewhere', async () => {
    const agent = await world.agent('tabs');
    const first = await world.openAs(agent, `/contacts/${agent.contactId}`);
    await first.page.getByText('Nothing planned.').waitFor();
    await first.page.evaluate('isTheSamePage = true');
    const second = await first.openTab(`/contacts/${agent.contactId}?new=${agent.contactId}`);
    const drawer = new AppointmentDrawer(second.page);
    await drawer.fillIn({ Title: 'Tour', Date: '2126-01-15' });
    await drawer.save();
    await first.page.getByRole('link', { name: /Tour.*Not on calendar/s }).waitFor();

    await second.page.getByRole('link', { name: /Tour/ }).click();
    await drawer.fillIn({ Title: 'Second look' });
    await drawer.save();
    await first.page.getByRole('link', { name: /Second look/ }).waitFor();

    await second.page.getByRole('link', { name: /Second look/ }).click();
    await drawer.button('Delete').click();
    await second.page.goto('about:blank');
    await first.page.getByText('Nothing planned.').waitFor();
    expect(await first.page.evaluate('isTheSamePage')).toBe(true);
  });
});

describe('a page without a network', () => {
  it('says so, keeps what is typed, and saves it once the network is back', async () => {
    const agent = await world.agent('offline');
    const [page, drawer] = await typing(agent, 'Typed in a car park');
    const { place } = page;
    const bar = page.page.getByText(/^You are offline\./);
    page.complaints.expect(withoutNetwork);
    await page.context.setOffline(true);
    await bar.waitFor();
    await drawer.button('Save').click();
    await drawer.says(/^Not saved\. ALT could not be reached\..* What you typed is kept\.$/);
    expect(await drawer.field('Title').inputValue()).toBe('Typed in a car park');

    await page.context.setOffline(false);
    await bar.waitFor({ state: 'detached' });
    await drawer.button('Retry').click();
    await drawer.isClosed();
    await page.page.getByRole('link', { name: /Typed in a car park/ }).waitFor();
    const [, id = ''] = /appointment=(.+)/.exec(place) ?? [];
    expect((await agent.client.appointment(id)).title).toBe('Typed in a car park');
  });
});

describe('an answer that is lost on its way', () => {
  it('makes no second appointment, whatever was typed and wherever one was meanwhile', async () => {
    const agent = await world.connectedAgent('lost');
    const page = await world.openAs(agent, `/contacts/${agent.contactId}?new=${agent.contactId}`);
    const drawer = new AppointmentDrawer(page.page);
    page.complaints.expect(/ERR_CONNECTION_FAILED|ERR_FAILED/);
    let isLost = true;
    await page.page.route('**/api/appointments', async (route) => {
      if (!isLost || route.request().method() !== 'POST') return route.continue();
      await route.fetch();
      return route.abort();
    });
    await drawer.fillIn({ Title: 'Tour', Date: '2126-01-15' });
    await drawer.button('Save').click();
    await drawer.says(/^Not saved\./);
    await drawer.button('Retry').click();
    await drawer.button('Retry').waitFor();
    await drawer.fillIn({ Title: 'Tour of the roof' });
    await drawer.button('Close').click();
    await drawer.isClosed();
    await page.page.reload();

    isLost = false;
    await page.page.getByRole('main').getByRole('link', { name: 'New appointment' }).click();
    await drawer.says('Restored what you typed');
    await drawer.save();
    await page.page.getByRole('link', { name: /Tour of the roof.*On calendar/s }).waitFor();
    expect(await agent.titles()).toEqual(['Tour of the roof']);
    expect(await agent.calls('insert')).toHaveLength(1);
  });
});

describe('what was typed and not saved', () => {
  it('is there after a reload, and can be thrown away', async () => {
    const [page, drawer] = await typing(await world.agent('reload'), 'Half a thought');
    await page.page.reload();
    await drawer.says('Restored what you typed');
    expect(await drawer.field('Title').inputValue()).toBe('Half a thought');
    await drawer.button('Discard').click();
    expect(await drawer.field('Title').inputValue()).toBe('Tour');
    await page.page.reload();
    await drawer.field('Title').waitFor();
    expect(await drawer.field('Title').inputValue()).toBe('Tour');
    expect(await drawer.root.getByText('Restored what you typed').count()).toBe(0);
  });

  it('outlives a session that ran out', async () => {
    const agent = await world.agent('expired');
    const [page, drawer] = await typing(agent, 'Half a thought');
    const { place } = page;
    await world.product.owner.query('delete from crm.session where account_id = $1', [
      await agent.id(),
    ]);
    page.complaints.expect(refused);
    await drawer.button('Save').click();
    await page.page.getByText(/^You were signed out\. .* what you typed is kept\.$/).waitFor();
    await page.signIn(agent.client);
    await drawer.says('Restored what you typed');
    expect(page.place).toBe(place);
    await drawer.save();
    await page.page.getByRole('link', { name: /Half a thought/ }).waitFor();
  });
});

describe('a session that was ended in another tab', () => {
  it('leads to the sign-in page by itself, and from there back', async () => {
    const agent = await world.agent('leaver');
    const first = await world.openAs(agent, '/contacts?search=jordan');
    await first.page.getByRole('link', { name: /Jordan Client/ }).waitFor();
    const second = await first.openTab('/settings');
    await second.page.getByRole('main').getByRole('button', { name: 'Sign out' }).click();
    await second.sees('Sign in');
    first.complaints.expect(refused);
    await first.page.bringToFront();
    // Nothing is kept: who signs out has it forgotten.
    await first.page.getByText(/^You were signed out\. .* where you were\.$/).waitFor();
    await first.signIn(agent.client);
    await first.sees('Contacts');
    expect(first.place).toBe('/contacts?search=jordan');
  });
});
