import { describe, expect, it } from '@jest/globals';
import type { AgentPage } from '#test/browser/agent.page.js';
import { eventually } from '#test/eventually.js';
import type { SyncedAgent } from '../peers/synced.agent.js';
import { worldOfFile } from './world.of.file.js';

const world = worldOfFile();

/** And about one for what is not there any more. */
const missing = /status of 404/;

/** As long as anything of it is in the browser. */
const keptIn = ({ page }: AgentPage): Promise<string[]> =>
  page.evaluate(`Object.keys(localStorage).filter((key) => key.startsWith('draft '))`);

describe('what was typed and not saved', () => {
  it('is there after a reload, and can be thrown away', async () => {
    const [page, drawer] = await world.openTyping(await world.agent('reload'), 'Half a thought');
    await page.page.reload();
    await drawer.says('Restored what you typed');
    expect(await drawer.field('Title').inputValue()).toBe('Half a thought');
    await drawer.button('Discard').click();
    expect(await drawer.field('Title').inputValue()).toBe('Tour');
    // What is typed from then on is not restored.
    await drawer.fillIn({ Title: 'Tours' });
    expect(await drawer.root.getByText('Restored what you typed').count()).toBe(0);
    await drawer.fillIn({ Title: 'Tour' });
    await page.page.reload();
    await drawer.field('Title').waitFor();
    expect(await drawer.field('Title').inputValue()).toBe('Tour');
    expect(await drawer.root.getByText('Restored what you typed').count()).toBe(0);
  });

  it('outlives a session that ran out', async () => {
    const agent = await world.agent('expired');
    const [page, drawer] = await world.openTyping(agent, 'Half a thought');
    const { place } = page;
    await world.product.owner.query('delete from crm.session where account_id = $1', [
      await agent.id(),
    ]);
    await drawer.button('Save').click();
    await page.page.getByText(/^You were signed out\. .* what you typed is kept\.$/).waitFor();
    await page.signIn(agent.client);
    await drawer.says('Restored what you typed');
    expect(page.place).toBe(place);
    await drawer.save();
    await page.page.getByRole('link', { name: /Half a thought/ }).waitFor();
  });
});

describe('signing out', () => {
  it('asks before it discards what was typed', async () => {
    const [page, drawer] = await world.openTyping(await world.agent('leaver'), 'Half a thought');
    await drawer.button('Close').click();
    await drawer.isClosed();
    const signOut = page.page.getByRole('navigation').getByRole('button', { name: 'Sign out' });
    await signOut.click();
    const question = page.page.getByRole('dialog', { name: 'Sign out?' });
    await question.getByRole('button', { name: 'Stay signed in' }).click();
    await question.waitFor({ state: 'detached' });
    expect(await keptIn(page)).toHaveLength(1);
    await signOut.click();
    await question.getByRole('button', { name: 'Discard and sign out' }).click();
    await page.sees('Sign in');
    expect(await keptIn(page)).toEqual([]);
  });
});

describe('what was typed in an appointment that is deleted elsewhere', () => {
  const remove = async (agent: SyncedAgent, place: string): Promise<void> => {
    const [, id = ''] = /appointment=(.+)/.exec(place) ?? [];
    await agent.client.expect(204, 'DELETE', `/api/appointments/${id}`);
  };

  it('is forgotten once that is known, where nobody has it open', async () => {
    const agent = await world.agent('forgetting');
    const [page, drawer] = await world.openTyping(agent, 'Half a thought');
    const { place } = page;
    await drawer.button('Close').click();
    await drawer.isClosed();
    expect(await keptIn(page)).toHaveLength(1);
    await remove(agent, place);
    await page.page.getByText('Nothing planned.').waitFor();
    await eventually(async () => expect(await keptIn(page)).toEqual([]));
  });

  it('stays with whoever has it open, also after a reload, until they close it', async () => {
    const agent = await world.agent('holding');
    const [page, drawer] = await world.openTyping(agent, 'Half a thought');
    page.complaints.expect(missing);
    const deleted = 'This was deleted somewhere else. What you typed is still here.';
    await remove(agent, page.place);
    await drawer.says(deleted);
    await page.page.reload();
    await drawer.says(deleted);
    expect(await drawer.field('Title').inputValue()).toBe('Half a thought');
    await drawer.button('Save as a new appointment').waitFor();
    await drawer.button('Close').click();
    await drawer.isClosed();
    await eventually(async () => expect(await keptIn(page)).toEqual([]));
  });

  it('is forgotten where it was on its way, and they who closed it are told', async () => {
    const agent = await world.agent('sending');
    const [page, drawer] = await world.openTyping(agent, 'Half a thought');
    page.complaints.expect(missing);
    const { place } = page;
    const { promise: answered, resolve: answer } = Promise.withResolvers<void>();
    await page.page.route('**/api/appointments/*', async (route) => {
      await answered;
      await route.continue();
    });
    await drawer.button('Save').click();
    await drawer.button('Close').click();
    await drawer.isClosed();
    await remove(agent, place);
    answer();
    await page.page
      .getByText('“Half a thought” was not saved. It was deleted somewhere else.')
      .waitFor();
    await eventually(async () => expect(await keptIn(page)).toEqual([]));
  });

  it('goes with the contact, as does what was typed for them', async () => {
    const agent = await world.agent('clearing');
    const [page, drawer] = await world.openTyping(agent, 'Half a thought');
    // Whatever is asked of them when they are gone.
    page.complaints.expect(missing);
    const { page: tab } = page;
    await drawer.button('Close').click();
    await drawer.isClosed();
    await tab.getByRole('main').getByRole('link', { name: 'New appointment' }).click();
    await drawer.fillIn({ Title: 'Another one' });
    await drawer.button('Close').click();
    await drawer.isClosed();
    await tab.getByRole('button', { name: 'Edit' }).click();
    await tab.getByLabel('Phone').fill('2');
    await eventually(async () => expect(await keptIn(page)).toHaveLength(3));
    await tab.getByRole('button', { name: 'Delete contact' }).click();
    await tab.getByRole('button', { name: 'Delete contact' }).click();
    await tab.getByText('No contacts yet').waitFor();
    await eventually(async () => expect(await keptIn(page)).toEqual([]));
  });
});
