import { describe, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { type AgentPage, phone } from '#test/browser/agent.page.js';
import { isFocused, tabTo } from '#test/browser/keyboard.way.js';
import { eventually } from '#test/eventually.js';
import type { SyncedAgent } from '../peers/synced.agent.js';
import { worldOfFile } from './world.of.file.js';

const world = worldOfFile();

interface Contact {
  readonly name: string;
  readonly phone: string | null;
}

const pathOf = ({ contactId }: SyncedAgent): string => `/api/contacts/${contactId}`;
const stored = (agent: SyncedAgent): Promise<Contact> =>
  agent.client.expect<Contact>(200, 'GET', pathOf(agent));
const opened = (agent: SyncedAgent): Promise<AgentPage> =>
  world.openAs(agent, `/contacts/${agent.contactId}`);

const field = (page: Page, label: string): Locator => page.getByLabel(label, { exact: true });
const button = (page: Page, name: string): Locator =>
  page.getByRole('button', { name, exact: true });
const shown = (page: Page, number: string): Locator => page.getByRole('link', { name: number });

async function save(page: Page, number: string): Promise<void> {
  await field(page, 'Phone').fill(number);
  await button(page, 'Save').click();
}

describe('a contact’s form', () => {
  it('shows what is stored each time it is opened', async () => {
    const agent = await world.agent('twice');
    const { page } = await opened(agent);
    await button(page, 'Edit').click();
    await save(page, '2');
    await shown(page, '2').waitFor();
    await button(page, 'Edit').click();
    expect(await field(page, 'Phone').inputValue()).toBe('2');
    await save(page, '+1 555 0100');
    await shown(page, '+1 555 0100').waitFor();
    await eventually(async () => expect((await stored(agent)).phone).toBe('+1 555 0100'));
  });

  it('takes up what was typed, over what was changed elsewhere meanwhile', async () => {
    const agent = await world.agent('draft');
    const { page } = await opened(agent);
    await button(page, 'Edit').click();
    await field(page, 'Name').fill('Jordan Newname');
    await agent.client.expect(200, 'PATCH', pathOf(agent), { phone: '2' });
    await page.reload();
    await button(page, 'Edit').click();
    await page.getByText('Restored what you typed').waitFor();
    expect(await field(page, 'Phone').inputValue()).toBe('2');
    await button(page, 'Save').click();
    await button(page, 'Edit').waitFor();
    expect(await stored(agent)).toMatchObject({ name: 'Jordan Newname', phone: '2' });
  });

  it('makes one contact, though the answer was lost and more was typed', async () => {
    const agent = await world.agent('once');
    const { page, complaints } = await world.openAs(agent, '/contacts');
    complaints.expect(/ERR_FAILED/);
    let isLost = true;
    await page.route('**/api/contacts', async (route) => {
      if (!isLost || route.request().method() !== 'POST') return route.continue();
      await route.fetch();
      return route.abort();
    });
    await button(page, 'New contact').click();
    await field(page, 'Name').fill('Noor');
    await button(page, 'Save').click();
    await button(page, 'Retry').waitFor();
    await page.reload();
    isLost = false;
    await button(page, 'New contact').click();
    await field(page, 'Name').fill('Noor Haddad');
    await button(page, 'Save').dblclick();
    await page.getByRole('heading', { level: 1, name: 'Noor Haddad' }).waitFor();
    const { items } = await agent.client.expect<{ items: Contact[] }>(200, 'GET', '/api/contacts');
    expect(items.map(({ name }) => name)).toEqual(['Jordan Client', 'Noor Haddad']);
  });

  it('shows what was saved when only the answer was lost, and no old failure', async () => {
    const agent = await world.agent('lost');
    const { page, complaints } = await opened(agent);
    complaints.expect(/ERR_FAILED/);
    await button(page, 'Edit').click();
    await page.route(`**${pathOf(agent)}`, async (route) => {
      if (route.request().method() !== 'PATCH') return route.continue();
      await route.fetch();
      await route.abort();
    });
    await save(page, '2');
    const trouble = page.getByText(/^Not saved\. .* What you typed is kept\.$/);
    await trouble.waitFor();
    await isFocused(page, button(page, 'Retry'));
    await button(page, 'Cancel').click();
    await shown(page, '2').waitFor();
    await button(page, 'Edit').click();
    await field(page, 'Name').waitFor();
    expect(await trouble.count()).toBe(0);
  });

  it('takes nothing in while it saves, and waits for the save alone', async () => {
    const agent = await world.agent('slow');
    const { page } = await opened(agent);
    const answer = Promise.withResolvers<void>();
    await page.getByText('Nothing planned.').waitFor();
    await page.route('**/appointments*', () => undefined);
    await page.route(`**${pathOf(agent)}`, async (route) => {
      await answer.promise;
      await route.continue();
    });
    await button(page, 'Edit').click();
    await field(page, 'Name').fill('Jordan Slow');
    await page.keyboard.press('Enter');
    await eventually(async () => expect(await button(page, 'Save').isDisabled()).toBe(true));
    await page.keyboard.type(' and lost');
    await isFocused(page, field(page, 'Name'));
    expect(await field(page, 'Name').inputValue()).toBe('Jordan Slow');
    answer.resolve();
    await button(page, 'Edit').waitFor();
    expect((await stored(agent)).name).toBe('Jordan Slow');
  });

  it('marks what is wrong, and leads there', async () => {
    const { page, complaints } = await opened(await world.agent('wrong'));
    complaints.expect(/status of 400/);
    await button(page, 'Edit').click();
    await field(page, 'Name').fill('');
    await field(page, 'E-mail').fill('nowhere');
    await button(page, 'Save').click();
    await isFocused(page, field(page, 'Name'));
    await page.getByText('Give the contact a name.').waitFor();
    await field(page, 'Name').fill('Jordan');
    await button(page, 'Save').click();
    await page.getByText('Please look at the marked fields.').waitFor();
    await isFocused(page, field(page, 'E-mail'));
    expect(await field(page, 'E-mail').inputValue()).toBe('nowhere');
  });
});

describe('without a pointer', () => {
  it('one edits a contact, and is asked about deleting it, without losing one’s place', async () => {
    const agent = await world.agent('keys');
    const { page } = await opened(agent);
    const press = (key: string): Promise<void> => page.keyboard.press(key);
    const edit = button(page, 'Edit');
    await tabTo(page, edit);
    await press('Enter');
    await isFocused(page, field(page, 'Name'));
    await page.keyboard.type('son');
    await press('Enter');
    await isFocused(page, edit);
    await press('Enter');
    await tabTo(page, button(page, 'Cancel'));
    await press('Enter');
    await isFocused(page, edit);

    const begin = button(page, 'Delete contact');
    await tabTo(page, begin);
    await press('Enter');
    await isFocused(page, page.getByRole('group', { name: 'Delete Jordan Clientson?' }));
    await tabTo(page, button(page, 'Keep'));
    await press('Enter');
    await isFocused(page, begin);
    expect((await stored(agent)).name).toBe('Jordan Clientson');
  });
});

describe('a contact that is to be deleted', () => {
  it('stays when that fails, and is asked about afresh', async () => {
    const { page, context, complaints } = await opened(await world.agent('stayer'));
    complaints.expect(/ERR_INTERNET_DISCONNECTED/);
    const question = page.getByRole('group', { name: 'Delete Jordan Client?' });
    const trouble = page.getByText(/^Not deleted\. ALT could not be reached\./);
    await button(page, 'Delete contact').click();
    await context.setOffline(true);
    await button(page, 'Delete contact').click();
    await trouble.waitFor();
    await isFocused(page, question);
    await button(page, 'Keep').click();
    await button(page, 'Delete contact').click();
    await question.waitFor();
    expect(await trouble.count()).toBe(0);
  });

  it('is gone, as it was wanted, where it was deleted elsewhere meanwhile', async () => {
    const agent = await world.agent('gone');
    const agentPage = await opened(agent);
    const { page, complaints } = agentPage;
    complaints.expect(/status of 404/);
    await button(page, 'Delete contact').click();
    await page.getByText('Jordan Client has no appointments.').waitFor();
    await agent.client.expect(204, 'DELETE', pathOf(agent));
    await button(page, 'Delete contact').click();
    await page.getByText('Deleted Jordan Client').waitFor();
    await page.getByText('No contacts yet').waitFor();
    expect(agentPage.place).toBe('/contacts');
  });

  it('is asked about above the bar of a phone, and goes', async () => {
    const agent = await world.agent('phone');
    for (const hour of [1, 2, 3, 4, 5, 6]) await agent.make(`Tour ${hour}`);
    const { page } = await world.openAs(agent, '/contacts', phone);
    await page.getByRole('link', { name: 'Jordan Client' }).tap();
    await button(page, 'Delete contact').tap();
    const question = page.getByRole('group', { name: 'Delete Jordan Client?' });
    const bar = page.getByRole('navigation', { name: 'Main' });
    const [asked, below] = await Promise.all([question.boundingBox(), bar.boundingBox()]);
    expect(asked).not.toBeNull();
    expect((asked?.y ?? 0) + (asked?.height ?? 0)).toBeLessThanOrEqual(below?.y ?? 0);
    await question.getByRole('button', { name: 'Delete contact' }).tap();
    await page.getByText('No contacts yet').waitFor();
    await isFocused(page, page.getByRole('heading', { level: 1, name: 'Contacts' }));
  });
});

describe('who is not there yet', () => {
  it('is added by the one thing that can be done', async () => {
    const agent = await world.agent('newcomer');
    await agent.client.expect(204, 'DELETE', pathOf(agent));
    const { page } = await world.openAs(agent, '/contacts');
    const search = page.getByRole('searchbox');
    await page.getByText('No contacts yet').waitFor();
    expect(await search.count()).toBe(0);
    expect(await page.getByRole('main').getByRole('button').allTextContents()).toEqual([
      'Add your first contact',
    ]);
    await button(page, 'Add your first contact').click();
    await isFocused(page, field(page, 'Name'));
    expect(await page.getByText('No contacts yet').count()).toBe(0);
    await button(page, 'Cancel').click();
    await isFocused(page, page.getByRole('heading', { level: 1 }));
    await page.getByText('No contacts yet').waitFor();
  });

  it('is added once: who goes back is not asked anew', async () => {
    const agent = await world.agent('first steps');
    await agent.client.expect(204, 'DELETE', pathOf(agent));
    const agentPage = await world.openAs(agent, '/');
    const { page } = agentPage;
    await page.getByRole('link', { name: 'Add contact' }).click();
    await field(page, 'Name').fill('Noor');
    await button(page, 'Save').click();
    await agentPage.sees('Noor');
    await page.goBack();
    await page.getByRole('link', { name: 'Noor' }).waitFor();
    expect(await field(page, 'Name').count()).toBe(0);
    await page.goBack();
    await agentPage.sees('Agenda');
  });

  it('is added by the name that was searched for', async () => {
    const agentPage = await world.openAs(await world.agent('searcher'), '/contacts');
    const { page } = agentPage;
    await page.getByRole('searchbox').fill('Zoë Zimmer');
    await page.getByText('No contact matches “Zoë Zimmer”.').waitFor();
    await button(page, 'Add “Zoë Zimmer” as a new contact').click();
    expect(await field(page, 'Name').inputValue()).toBe('Zoë Zimmer');
    await button(page, 'Save').click();
    await agentPage.sees('Zoë Zimmer');
    await page.goBack();
    await page.getByRole('link', { name: 'Zoë Zimmer' }).waitFor();
  });
});
