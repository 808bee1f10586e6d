import { describe, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import type { AgentPage } from '#test/browser/agent.page.js';
import { AppointmentDrawer } from '#test/browser/appointment.drawer.js';
import { CalendarCard } from '#test/browser/calendar.card.js';
import { ConsentPage } from '#test/browser/consent.page.js';
import { worldOfFile } from './world.of.file.js';

const world = worldOfFile();

const uuid = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/;
const person = { name: 'Tia', email: 'tia@alt.example', password: 'four plain words' };

const button = (place: Page | Locator, name: string): Locator =>
  place.getByRole('button', { name, exact: true });

/** Before the page is drawn anew: a button that is seen to be busy takes no second press. */
async function pressTwice(pressed: Locator): Promise<void> {
  await pressed.evaluate((element: { click: () => void }) => {
    element.click();
    element.click();
  });
}

/** Whatever is asked of the API from now on, but to read. */
function writesOf({ page }: AgentPage): readonly string[] {
  const writes: string[] = [];
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    const isRead = request.method() === 'GET' || request.postData() === '{"dryRun":true}';
    if (!isRead && pathname.startsWith('/api/'))
      writes.push(`${request.method()} ${pathname.replace(uuid, ':id')}`);
  });
  return writes;
}

describe('a button that is pressed twice', () => {
  it('does once what it does: at the door', async () => {
    const at = await world.open();
    const { page } = at;
    const writes = writesOf(at);
    await at.goTo('/sign-up');
    await page.getByLabel('Your name').fill(person.name);
    await page.getByLabel('E-mail').fill(person.email);
    await page.getByRole('textbox', { name: 'Password' }).fill(person.password);
    await pressTwice(button(page, 'Create the account'));
    await page.getByText('Your first steps').waitFor();
    await pressTwice(button(page, 'Sign out'));
    await at.sees('Sign in');
    await page.getByLabel('E-mail').fill(person.email);
    await page.getByRole('textbox', { name: 'Password' }).fill(person.password);
    await pressTwice(button(page, 'Sign in'));
    await at.openSettings();
    await button(page, 'Delete account').click();
    const dialog = page.getByRole('dialog', { name: 'Delete your account?' });
    await dialog.getByLabel('Your password').fill(person.password);
    await pressTwice(button(dialog, 'Delete account'));
    await at.sees('Sign in');
    expect(writes).toEqual([
      'POST /api/accounts',
      'DELETE /api/session',
      'POST /api/session',
      'DELETE /api/account',
    ]);
  });

  it('does once what it does: with contacts and appointments', async () => {
    const at = await world.openAs(await world.agent('pressing'), '/contacts');
    const { page } = at;
    const writes = writesOf(at);
    await button(page, 'New contact').click();
    await page.getByLabel('Name', { exact: true }).fill('Noor');
    await pressTwice(button(page, 'Save'));
    await at.sees('Noor');
    await button(page, 'Edit').click();
    await page.getByLabel('Phone').fill('+1 555 0142');
    await pressTwice(button(page, 'Save'));
    await button(page, 'Edit').waitFor();

    const drawer = new AppointmentDrawer(page);
    await page.getByRole('main').getByRole('link', { name: 'New appointment' }).click();
    await drawer.fillIn({ Title: 'Tour', Date: '2126-01-15' });
    await pressTwice(drawer.button('Save'));
    await drawer.isClosed();
    await page.getByRole('link', { name: /Tour/ }).click();
    await drawer.fillIn({ Title: 'Second look' });
    await pressTwice(drawer.button('Save'));
    await drawer.isClosed();
    await page.getByRole('link', { name: /Second look/ }).waitFor();

    await button(page, 'Delete contact').click();
    await page.getByText('The appointment with Noor goes too').waitFor();
    await pressTwice(button(page, 'Delete contact'));
    await page.getByText('Deleted Noor').waitFor();
    expect(writes).toEqual([
      'POST /api/contacts',
      'PATCH /api/contacts/:id',
      'POST /api/appointments',
      'PATCH /api/appointments/:id',
      'DELETE /api/contacts/:id',
    ]);
  });

  it('does once what it does: with the calendar', async () => {
    const agent = await world.agent('connecting');
    await agent.make('Tour');
    const at = await world.openAs(agent, '/settings');
    const { page } = at;
    const writes = writesOf(at);
    const card = new CalendarCard(page);
    await pressTwice(card.button('Connect'));
    const consent = new ConsentPage(page);
    await consent.enter(agent.account);
    await consent.continue();
    await pressTwice(card.button('Add it'));
    await card.says('1 appointment was added to your calendar.');
    await card.button('Disconnect').click();
    const dialog = page.getByRole('dialog', { name: 'Disconnect Google Calendar?' });
    await pressTwice(button(dialog, 'Disconnect'));
    await card.says(/^Disconnected\./);
    expect(writes).toEqual([
      'POST /api/calendar-connection/authorize',
      'POST /api/calendar-connection/backfill',
      'DELETE /api/calendar-connection',
    ]);
  });

  it('is not ready for a third press while it leads to where it leads', async () => {
    const at = await world.open();
    const { page } = at;
    const writes = writesOf(at);
    const [asked, come] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    await page.route('**/assets/shell-*.js', async (route) => {
      asked.resolve();
      await come.promise;
      await route.continue();
    });
    await at.goTo('/sign-up');
    await page.getByLabel('Your name').fill('Ida');
    await page.getByLabel('E-mail').fill('ida@alt.example');
    await page.getByRole('textbox', { name: 'Password' }).fill(person.password);
    await button(page, 'Create the account').click();
    await asked.promise;
    await page.evaluate('new Promise((drawn) => setTimeout(() => requestAnimationFrame(drawn)))');
    await pressTwice(button(page, 'Create the account'));
    come.resolve();
    await at.sees('Agenda');
    expect(writes).toEqual(['POST /api/accounts']);
  });

  it('is not ready for a third press while what it saved is closed', async () => {
    const agent = await world.agent('closing');
    const at = await world.openAs(agent, `/contacts/${agent.contactId}`);
    const { page } = at;
    const writes = writesOf(at);
    await page.getByRole('main').getByRole('link', { name: 'New appointment' }).click();
    const drawer = new AppointmentDrawer(page);
    await drawer.fillIn({ Title: 'Tour', Date: '2126-01-15' });
    // Which a slow phone does a moment later.
    await page.evaluate('history.back = () => undefined');
    await drawer.button('Save').click();
    await page.getByText(/^Saved: /).waitFor();
    await pressTwice(drawer.button('Save'));
    await page.evaluate(`fetch('/api/session').then(({ status }) => status)`);
    expect(writes).toEqual(['POST /api/appointments']);
  });
});
