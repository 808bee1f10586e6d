import { describe, expect, it } from '@jest/globals';
import type { AgentPage } from '#test/browser/agent.page.js';
import { eventually } from '#test/eventually.js';
import { AppointmentDrawer } from '#test/browser/appointment.drawer.js';
import { worldOfFile } from './world.of.file.js';

const world = worldOfFile();

const timesIn = (paths: readonly string[], path: string): number =>
  paths.filter((one) => one === path).length;

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

describe('what is typed in two tabs at once', () => {
  const restored = 'Restored what you typed';

  it('is two new appointments, of which neither overwrites the other, and none is lost', async () => {
    const agent = await world.agent('two minds');
    const begun = `/contacts/${agent.contactId}?new=${agent.contactId}`;
    const first = await world.openAs(agent, begun);
    const one = new AppointmentDrawer(first.page);
    await one.fillIn({ Title: 'First', Date: '2126-01-15' });
    const second = await first.openTab(begun);
    const other = new AppointmentDrawer(second.page);
    await other.field('Title').waitFor();
    expect(await other.root.getByText(restored).count()).toBe(0);
    await other.fillIn({ Title: 'Second', Date: '2126-01-16' });

    await first.page.reload();
    await one.says(restored);
    expect(await one.field('Title').inputValue()).toBe('First');
    await one.save();
    await second.page.reload();
    await other.says(restored);
    expect(await other.field('Title').inputValue()).toBe('Second');

    // Whose tab is closed goes on in the next one.
    await second.page.close();
    await eventually(async () => {
      const held = 'navigator.locks.query().then(({ held }) => held.length)';
      expect(await first.page.evaluate(held)).toBe(0);
    });
    await first.page.getByRole('main').getByRole('link', { name: 'New appointment' }).click();
    await one.says(restored);
    expect(await one.field('Title').inputValue()).toBe('Second');
    await one.save();
    await first.page.getByRole('link', { name: /First/ }).waitFor();
    await first.page.getByRole('link', { name: /Second/ }).waitFor();
  });

  it('is each tab’s own, also of a contact', async () => {
    const agent = await world.agent('two names');
    const first = await world.openAs(agent, '/contacts');
    const name = (page: AgentPage) => page.page.getByLabel('Name', { exact: true });
    const begin = async (page: AgentPage): Promise<void> =>
      page.page.getByRole('button', { name: 'New contact' }).click();
    await begin(first);
    await name(first).fill('Noor');
    const second = await first.openTab('/contacts');
    await begin(second);
    await name(second).fill('Zoë');
    await first.page.reload();
    await begin(first);
    await first.page.getByText(restored).waitFor();
    expect(await name(first).inputValue()).toBe('Noor');
    await first.page.getByRole('button', { name: 'Save' }).click();
    await first.sees('Noor');
    await second.page.reload();
    await begin(second);
    await second.page.getByText(restored).waitFor();
    expect(await name(second).inputValue()).toBe('Zoë');
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
    await first.page.bringToFront();
    // Nothing is kept: who signs out has it forgotten.
    await first.page.getByText(/^You were signed out\. .* where you were\.$/).waitFor();
    await first.signIn(agent.client);
    await first.sees('Contacts');
    expect(first.place).toBe('/contacts?search=jordan');
  });

  it('is noticed at once, and so is who signs in there instead', async () => {
    const [ann, bob] = [await world.agent('ann'), await world.agent('bob')];
    const first = await world.openAs(ann, '/settings');
    await first.page.getByRole('definition').getByText(ann.client.email).waitFor();
    const third = await first.openTab('/settings');
    await third.page.getByRole('definition').getByText(ann.client.email).waitFor();
    for (const { page } of [first, third]) await page.route('**/api/**', (route) => route.abort());
    // Whatever they ask from now on is not answered: they know it from the other tab alone.
    first.complaints.expect(/ERR_FAILED/);
    const second = await first.openTab('/contacts');
    await second.page.getByRole('button', { name: 'Sign out' }).click();
    await first.page.getByText(/^You were signed out\./).waitFor();
    await third.page.getByText(/^You were signed out\./).waitFor();
    await third.page.unrouteAll();
    await third.signIn(ann.client);
    await third.sees('Settings');
    await first.page.unrouteAll();
    await first.signIn(bob.client);
    await third.sees('Agenda');
    await third.page.getByRole('navigation').getByText(bob.client.email).waitFor();
    expect(third.place).toBe('/');
  });

  it('does not show one agent what is another’s, however they came in', async () => {
    const [cleo, dan] = [await world.agent('cleo'), await world.agent('dan')];
    const hers = `/api/contacts/${cleo.contactId}`;
    const page = await world.openAs(cleo, 'about:blank');
    const answered: string[] = [];
    page.page.on('requestfinished', (request) => answered.push(new URL(request.url()).pathname));
    await page.goTo(`/contacts/${cleo.contactId}`);
    // By the page and for its stream: from then on it asks nothing that could be refused.
    await eventually(() => expect(timesIn(answered, `${hers}/appointments`)).toBe(2));
    await eventually(() => expect(timesIn(answered, hers)).toBe(2));
    await page.page.getByRole('navigation').getByText(cleo.client.email).waitFor();
    const cookies = [...dan.client.browser.cookies];
    const url = world.product.crmApi.address;
    await page.context.addCookies(cookies.map(([name, value]) => ({ name, value, url })));
    // Her stream ends with her session, and the next one is his.
    await cleo.client.expect(204, 'DELETE', '/api/session');
    await page.sees('Agenda');
    expect(page.place).toBe('/');
    await page.page.getByRole('navigation').getByText(dan.client.email).waitFor();
  });
});

describe('whoever comes to a page after a session', () => {
  /** At a contact’s page, with an appointment that was just deleted and can come back. */
  async function deleting(name: string) {
    const agent = await world.agent(name);
    const tour = await agent.make('Tour');
    const first = await world.openAs(agent, `/contacts/${agent.contactId}?appointment=${tour.id}`);
    const { page } = first;
    await page.clock.install();
    await new AppointmentDrawer(page).button('Delete').click();
    await page.getByText('Deleted “Tour”').waitFor();
    return { agent, tour, first, page };
  }

  it('reads nothing of its appointments where it was ended here', async () => {
    const { agent, tour, first, page } = await deleting('tidy');
    first.complaints.expect(/status of 412/);
    await agent.edit(tour, { title: 'Second tour' });
    await page.clock.runFor(10_000);
    await page.getByText(/^“Tour” was not deleted/).waitFor();
    await page.getByRole('navigation').getByRole('button', { name: 'Sign out' }).click();
    await first.sees('Sign in');
    await eventually(async () => expect(await page.getByText(/Tour/).count()).toBe(0));
  });

  it('reads nothing of them where it was ended elsewhere, but that something was not done', async () => {
    const { agent, first, page } = await deleting('absent');
    await agent.client.expect(204, 'DELETE', '/api/session');
    await first.sees('Sign in');
    await eventually(async () => expect(await page.getByText(/Tour/).count()).toBe(0));
    await page.clock.runFor(10_000);
    await page.getByText('You were signed out before an appointment was deleted.').waitFor();
    expect(await page.getByText(/Tour/).count()).toBe(0);
    await first.signIn(agent.client);
    await page.getByRole('link', { name: /Tour/ }).waitFor();
  });
});

describe('what was on its way when the session ended', () => {
  it('is kept for who typed it, and not shown to who comes', async () => {
    const agent = await world.agent('hasty');
    const { id } = await agent.make('Tour');
    const first = await world.openAs(agent, `/contacts/${agent.contactId}?appointment=${id}`);
    const { page } = first;
    const { promise: ended, resolve: go } = Promise.withResolvers<void>();
    await page.route(`**/api/appointments/${id}`, async (route, request) => {
      if (request.method() === 'PATCH') await ended;
      await route.continue();
    });
    const drawer = new AppointmentDrawer(page);
    await drawer.fillIn({ Title: 'Second tour' });
    await drawer.button('Save').click();
    await drawer.button('Close').click();
    await drawer.isClosed();
    await agent.client.expect(204, 'DELETE', '/api/session');
    await first.sees('Sign in');
    const answer = page.waitForResponse((response) => response.request().method() === 'PATCH');
    go();
    await (await answer).finished();
    await page.evaluate('new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)))');
    expect(await page.getByText('Second tour').count()).toBe(0);
    await page.unrouteAll();
    await first.signIn(agent.client);
    await page.getByRole('link', { name: /Tour/ }).click();
    await drawer.says('Restored what you typed');
    expect(await drawer.field('Title').inputValue()).toBe('Second tour');
  });
});

describe('a stream of live updates', () => {
  it('of which nothing is heard is opened anew', async () => {
    const page = await world.open();
    await page.page.clock.install();
    const agent = await world.agent('silence');
    let streams = 0;
    await page.page.route('**/api/events', (route) => {
      streams += 1;
      // The first one stays without an answer.
      return streams === 1 ? undefined : route.continue();
    });
    await page.goTo('/');
    await page.signIn(agent.client);
    await page.sees('Agenda');
    await eventually(() => expect(streams).toBe(1));
    await page.page.clock.fastForward(59_000);
    expect(streams).toBe(1);
    await page.page.clock.fastForward(2_000);
    await eventually(() => expect(streams).toBe(2));
  });
});
