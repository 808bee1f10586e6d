import { describe, expect, it } from '@jest/globals';
import type { AgentPage } from '#test/browser/agent.page.js';
import { eventually } from '#test/eventually.js';
import { AppointmentDrawer } from '#test/browser/appointment.drawer.js';
import { worldOfFile } from './world.of.file.js';

const world = worldOfFile();

/** A browser’s own lines about requests that cannot get through. */
const withoutNetwork = /ERR_INTERNET_DISCONNECTED/;

describe('a page without a network', () => {
  it('says so, keeps what is typed, and saves it once the network is back', async () => {
    const agent = await world.agent('offline');
    const [page, drawer] = await world.openTyping(agent, 'Typed in a car park');
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

describe('what could not be sent', () => {
  it('is said to have failed before anything else is known, and can be sent again', async () => {
    const agent = await world.agent('adder');
    await agent.makeUnsynced('Tour');
    await world.connect(agent);
    const page = await world.openAs(agent, '/settings');
    page.complaints.expect(/ERR_FAILED/);
    const add = page.page.getByRole('button', { name: 'Add it' });
    await add.waitFor();
    await page.page.route('**/backfill', (route) => route.abort());
    // What the page asks about it then is not answered.
    await page.page.route('**/api/calendar-connection', () => undefined);
    await add.click();
    await page.page.getByText('ALT could not be reached. Check your connection').waitFor();
    await page.page.unrouteAll();
    await add.click();
    await page.page.getByText('1 appointment was added to your calendar.').waitFor();
    expect(await agent.titles()).toEqual(['Tour']);
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

describe('an answer to a change that is lost on its way', () => {
  it('is no conflict with oneself, whatever is typed then', async () => {
    const agent = await world.agent('alone');
    const { id } = await agent.make('Tour');
    const page = await world.openAs(agent, `/contacts/${agent.contactId}?appointment=${id}`);
    const drawer = new AppointmentDrawer(page.page);
    await drawer.fillIn({ Title: 'Tour of the roof', Place: '12 Elm Street' });
    page.complaints.expect(/ERR_FAILED|status of 412/);
    await page.page.route(
      `**/api/appointments/${id}`,
      async (route) => {
        await route.fetch();
        await route.abort();
      },
      { times: 1 },
    );
    await drawer.button('Save').click();
    await drawer.says(/^Not saved\./);
    await drawer.fillIn({ Title: 'Tour', Notes: 'Second thought' });
    expect(await drawer.root.getByText('It was changed elsewhere').count()).toBe(0);
    await page.page.reload();
    await drawer.says('Restored what you typed');
    await drawer.save();
    expect(await agent.client.appointment(id)).toMatchObject({
      title: 'Tour',
      location: '12 Elm Street',
      notes: 'Second thought',
    });
  });
});

describe('an appointment that is begun while another one is on its way', () => {
  const begin = (page: AgentPage) =>
    page.page.getByRole('main').getByRole('link', { name: 'New appointment' }).click();

  it('is another one, whatever becomes of the first', async () => {
    const agent = await world.connectedAgent('quick');
    const page = await world.openAs(agent, `/contacts/${agent.contactId}?new=${agent.contactId}`);
    const drawer = new AppointmentDrawer(page.page);
    const { promise: answered, resolve: answer } = Promise.withResolvers<void>();
    await page.page.route(
      '**/api/appointments',
      async (route) => {
        await answered;
        await route.continue();
      },
      { times: 1 },
    );
    await drawer.fillIn({ Title: 'First', Date: '2126-01-15' });
    await drawer.button('Save').click();
    await drawer.button('Close').click();
    await drawer.isClosed();
    await begin(page);
    await drawer.field('Title').waitFor();
    expect(await drawer.root.getByText('Restored what you typed').count()).toBe(0);
    await drawer.fillIn({ Title: 'Second', Date: '2126-01-16' });
    answer();
    await page.page.getByText(/^Saved: /).waitFor();
    await drawer.save();
    await eventually(async () => {
      expect((await agent.titles()).toSorted()).toEqual(['First', 'Second']);
    });
  });

  it('is another one after the first, whose answer was lost, was discarded', async () => {
    const agent = await world.connectedAgent('anew');
    const page = await world.openAs(agent, `/contacts/${agent.contactId}?new=${agent.contactId}`);
    const drawer = new AppointmentDrawer(page.page);
    page.complaints.expect(/ERR_FAILED/);
    await page.page.route(
      '**/api/appointments',
      async (route) => {
        await route.fetch();
        await route.abort();
      },
      { times: 1 },
    );
    await drawer.fillIn({ Title: 'First', Date: '2126-01-15' });
    await drawer.button('Save').click();
    await drawer.says(/^Not saved\./);
    await drawer.button('Close').click();
    await drawer.isClosed();
    await begin(page);
    await drawer.button('Discard').click();
    await drawer.fillIn({ Title: 'Second', Date: '2126-01-16' });
    await drawer.save();
    await eventually(async () => {
      expect((await agent.titles()).toSorted()).toEqual(['First', 'Second']);
    });
  });
});

describe('an appointment that is opened again while its save is on its way', () => {
  it.each([
    ['saved', 'continue', 0],
    ['not saved', 'abort', 1],
  ] as const)('waits for it, and goes on from what was %s', async (name, ending, restored) => {
    const agent = await world.agent(name);
    const { id } = await agent.make('Tour');
    const page = await world.openAs(agent, `/contacts/${agent.contactId}`);
    page.complaints.expect(/ERR_FAILED/);
    const drawer = new AppointmentDrawer(page.page);
    const { promise: answered, resolve: answer } = Promise.withResolvers<void>();
    await page.page.getByRole('link', { name: /Tour/ }).click();
    await drawer.fillIn({ Title: 'First' });
    await page.page.route(
      `**/api/appointments/${id}`,
      async (route) => {
        await answered;
        await route[ending]();
      },
      { times: 1 },
    );
    await drawer.button('Save').click();
    await drawer.button('Close').click();
    await drawer.isClosed();
    await page.page.getByRole('link', { name: /First/ }).click();
    await drawer.says('What you changed is being saved…');
    answer();
    await drawer.field('Title').waitFor();
    expect(await drawer.field('Title').inputValue()).toBe('First');
    expect(await drawer.root.getByText('Restored what you typed').count()).toBe(restored);
    await drawer.fillIn({ Notes: 'Second thought' });
    await drawer.save();
    await eventually(async () =>
      expect(await agent.client.appointment(id)).toMatchObject({
        title: 'First',
        notes: 'Second thought',
      }),
    );
  });
});

describe('what cannot be undone', () => {
  it.each([
    ['Disconnect', /^Disconnect Google Calendar\?$/, 'Disconnect', '/api/calendar-connection'],
    ['Delete account', /^Delete your account\?$/, 'Delete account', '/api/account'],
  ])('%s: is done while one waits for it, and never later', async (asked, title, yes, path) => {
    const agent = await world.connectedAgent(`careful ${asked}`);
    const page = await world.openAs(agent, '/settings');
    page.complaints.expect(withoutNetwork);
    await page.page.getByRole('button', { name: asked, exact: true }).click();
    const dialog = page.page.getByRole('dialog', { name: title });
    const unreachable = dialog.getByText(/^ALT could not be reached/);
    if (asked === 'Delete account') await dialog.getByRole('textbox').fill(agent.client.password);

    const { promise: lost, resolve: lose } = Promise.withResolvers<void>();
    await page.page.route(`**${path}`, async (route, request) => {
      if (request.method() !== 'DELETE') return route.continue();
      await lost;
      return route.abort('internetdisconnected');
    });
    await dialog.getByRole('button', { name: yes, exact: true }).click();
    await dialog.getByRole('button', { name: 'Close', disabled: true }).waitFor();
    await page.page.keyboard.press('Escape');
    await page.page.mouse.click(5, 5);
    lose();
    await unreachable.waitFor();
    await page.page.unrouteAll();

    await page.context.setOffline(true);
    const bar = page.page.getByText(/^You are offline\./);
    await bar.waitFor();
    await dialog.getByRole('button', { name: new RegExp(`^(${yes}|Try again)$`) }).click();
    await unreachable.waitFor();
    const asks: string[] = [];
    page.page.on('request', (request) => asks.push(request.method()));
    await page.context.setOffline(false);
    await bar.waitFor({ state: 'detached' });
    // What was put off until there is a network goes out with its return, so before this.
    await page.page.evaluate(`fetch('/api/session').then(({ status }) => status)`);
    expect(asks).not.toContain('DELETE');
    expect((await agent.connection()).state).toBe('connected');
  });
});
