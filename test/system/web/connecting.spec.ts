import { describe, expect, it } from '@jest/globals';
import type { AgentPage } from '#test/browser/agent.page.js';
import { AppointmentDrawer } from '#test/browser/appointment.drawer.js';
import { CalendarCard, inkOf } from '#test/browser/calendar.card.js';
import { ConsentPage } from '#test/browser/consent.page.js';
import { eventually } from '#test/eventually.js';
import type { SyncedAgent } from '../peers/synced.agent.js';
import { worldOfFile } from './world.of.file.js';

const world = worldOfFile();

/** What only the owner of the database sees of an agent. */
async function countIn(table: string, agent: SyncedAgent): Promise<number> {
  const { rows } = await world.product.owner.query<{ count: number }>(
    `select count(*)::int from calendar_sync.${table} where agent_id = $1`,
    [await agent.id()],
  );
  return rows[0]?.count ?? -1;
}

/** At the settings, with a button to click that leads to Google. */
async function atGoogle(agent: SyncedAgent): Promise<[AgentPage, CalendarCard, ConsentPage]> {
  const page = await world.openAs(agent, '/settings');
  const card = new CalendarCard(page.page);
  await card.button('Connect').click();
  const consent = new ConsentPage(page.page);
  await consent.isShown();
  return [page, card, consent];
}

describe('connecting a calendar', () => {
  it('takes the four steps of the help page', async () => {
    const agent = await world.agent('steps');
    const page = await world.open();
    // 1. Sign in to ALT.
    await page.goTo('/');
    await page.signIn(agent.client);
    // 2. Open Settings, and click Connect next to Google Calendar.
    await page.openSettings();
    const card = new CalendarCard(page.page);
    await card.badge('Not connected').waitFor();
    await card.button('Connect').click();
    // 3. Choose your Google account and approve.
    const consent = new ConsentPage(page.page);
    await consent.enter(agent.account);
    await page.page.getByRole('checkbox', { name: /auth\/calendar\.events$/ }).waitFor();
    expect(await page.page.getByRole('checkbox').count()).toBe(1);
    await consent.continue();
    // 4. Back on the Settings page with a green Connected badge.
    await page.sees('Settings');
    const [red, green, blue] = await inkOf(card.badge('Connected'));
    expect(green).toBeGreaterThan(Math.max(red, blue));
    await card.says('Your Google Calendar is connected. New appointments will appear in it.');
    expect(page.place).toBe('/settings');
    // New appointments start syncing immediately.
    await agent.makeSynced('Tour of 12 Elm Street');
    await card.says(agent.account);
    await card.says(/^Last synced/);
    // Said once.
    await page.page.reload();
    await card.badge('Connected').waitFor();
    expect(await card.root.getByText('New appointments will appear').count()).toBe(0);
  });

  it('says so when it was cancelled at Google', async () => {
    const [page, card, consent] = await atGoogle(await world.agent('cancels'));
    await consent.cancel();
    await page.sees('Settings');
    await card.says(/was not connected, because access was not allowed on Google’s page\.$/);
    await card.badge('Not connected').waitFor();
    expect(page.place).toBe('/settings');
  });

  it('says so when the permission was not ticked, and keeps nothing', async () => {
    const agent = await world.agent('unticks');
    const [page, card, consent] = await atGoogle(agent);
    await consent.enter(agent.account);
    await consent.untick(/calendar\.events$/);
    await consent.continue();
    await page.sees('Settings');
    await card.says(/because the permission to edit events was not ticked\. Connect again/);
    await card.badge('Not connected').waitFor();
    expect(await countIn('credential', agent)).toBe(0);
  });

  it('says so when it took too long', async () => {
    const agent = await world.agent('waits');
    const [page, card, consent] = await atGoogle(agent);
    await consent.enter(agent.account);
    await world.product.owner.query(
      'update calendar_sync.connect_attempt set expires_at = now() where agent_id = $1',
      [await agent.id()],
    );
    await consent.continue();
    await page.sees('Settings');
    await card.says('Google Calendar was not connected: it took too long. Please connect again.');
    await card.badge('Not connected').waitFor();
    expect(await countIn('credential', agent)).toBe(0);
  });

  it('takes Google’s answer once, and says so when it comes again', async () => {
    const agent = await world.agent('twice');
    const [page, card, consent] = await atGoogle(agent);
    await consent.enter(agent.account);
    const answer = page.page.waitForRequest(/\/callback\?/);
    await consent.continue();
    await card.badge('Connected').waitFor();
    const { pathname, search } = new URL((await answer).url());
    await page.goTo(pathname + search);
    await page.sees('Settings');
    await card.says('This answer from Google was used already. Your calendar is connected.');
    // The first one holds.
    await card.badge('Connected').waitFor();
    await agent.makeSynced('Tour of 12 Elm Street');
    expect(await agent.titles()).toEqual(['Tour of 12 Elm Street']);
    // A tab that is restored after it was disconnected.
    await agent.disconnect();
    await page.goTo(pathname + search);
    await card.says('This answer from Google was used already. Please connect again.');
    await card.badge('Not connected').waitFor();
  });

  it('says so when an answer is nobody’s', async () => {
    const agent = await world.agent('stranger');
    const page = await world.openAs(agent, '/settings');
    await page.goTo('/api/calendar-connection/callback?state=made-up&code=stolen');
    await page.sees('Settings');
    const card = new CalendarCard(page.page);
    await card.says(/does not belong to a connection you began here/);
    await card.badge('Not connected').waitFor();
    expect(page.place).toBe('/settings');
  });

  it('offers what was made before, and shows how far it is', async () => {
    const agent = await world.agent('late');
    for (const number of [12, 14, 16]) await agent.makeUnsynced(`Tour of ${number} Elm Street`);
    await world.connect(agent);
    const page = await world.openAs(agent, '/settings?calendar=connected');
    const card = new CalendarCard(page.page);
    await card.says(/^Your Google Calendar is connected/);
    await card.says('3 upcoming appointments are not on your calendar yet');
    // Until it was seen how far it is.
    await agent.holdTurn();
    await card.button('Add them').click();
    const progress = card.root.getByRole('progressbar', { name: '0 of 3 are on your calendar' });
    await progress.waitFor();
    expect(await card.root.getByText('waiting').count()).toBe(0);
    // That was before.
    expect(await card.root.getByText('is connected').count()).toBe(0);
    await page.page.reload();
    await progress.waitFor();
    await agent.freeTurn();
    await card.says('3 appointments were added to your calendar.');
    expect(await card.button('Add them').count()).toBe(0);
    expect(await agent.titles()).toHaveLength(3);
  });

  it('says when Google ends it, while the app is being tested there', async () => {
    await world.google.settings({ testingMode: true });
    const agent = await world.agent('tester');
    const [page, card, consent] = await atGoogle(agent);
    await page.page.getByRole('heading', { name: 'Google hasn’t verified this app' }).waitFor();
    await consent.enter(agent.account);
    await consent.continue();
    await world.google.settings({ testingMode: false });
    await card.badge('Connected').waitFor();
    const { grantExpiresAt } = await agent.connection();
    const day = new Intl.DateTimeFormat('en-US', {
      weekday: 'long',
      month: 'long',
      day: 'numeric',
      timeZone: 'America/New_York',
    }).format(new Date(grantExpiresAt ?? 0));
    await card.says(
      `Google ends your calendar connection on ${day}. We will remind you to reconnect.`,
    );
    expect(await card.button('Reconnect').count()).toBe(0);
    await world.product.owner.query(
      `update calendar_sync.connection set grant_expires_at = now() + interval '1 minute'
       where agent_id = $1`,
      [await agent.id()],
    );
    await page.page.reload();
    const announced = /^Google ends your calendar connection (today|tomorrow) at \d+:\d\d [AP]M\./;
    await card.says(announced);
    await card.button('Reconnect').waitFor();
    // Nobody has to visit the settings to know.
    await page.openAgenda();
    const banner = page.page.getByRole('status').filter({ hasText: announced });
    await banner.getByRole('button', { name: 'Reconnect' }).click();
    await consent.isShown();
  });
});

describe('a calendar that is connected', () => {
  it('stays so, and says so, when another visit to Google ends in nothing', async () => {
    const agent = await world.connectedAgent('stays');
    const page = await world.openAs(agent, '/settings');
    const card = new CalendarCard(page.page);
    await card.badge('Connected').waitFor();
    // Nothing is wrong, so nothing is to be put right.
    expect(await card.button('Reconnect').count()).toBe(0);
    await card.button('Use another account').click();
    await new ConsentPage(page.page).cancel();
    await page.sees('Settings');
    await card.says(
      'Nothing was changed: your calendar is still connected. Access was not allowed on Google’s page.',
    );
    await card.badge('Connected').waitFor();
    expect(await card.root.getByText('was not connected').count()).toBe(0);
    expect(page.place).toBe('/settings');
    await agent.makeSynced('Tour of 12 Elm Street');
  });

  it('says what holds changes up, and that nobody has to do anything', async () => {
    const agent = await world.connectedAgent('patient');
    await agent.fault({ operation: 'insert', status: 503, retryAfter: 1800 });
    await agent.make('Tour of 12 Elm Street');
    const page = await world.openAs(agent, '/settings');
    const card = new CalendarCard(page.page);
    await card.says(
      'Google Calendar is having trouble right now. We keep trying; 1 change is waiting.',
    );
    await card.badge('Connected').waitFor();
    expect(await page.page.getByRole('button', { name: 'Reconnect' }).count()).toBe(0);
  });

  it('lists what failed, each a way to correct it and back', async () => {
    const agent = await world.connectedAgent('lister');
    await agent.fault({ operation: 'insert', status: 400, reason: 'invalid' });
    await agent.make('Open house', {
      allDay: true,
      startsOn: '2126-01-15',
      endsOn: '2126-01-15',
      startsAt: undefined,
      endsAt: undefined,
      timeZone: 'Europe/Amsterdam',
    });
    await agent.whenConnection({ failed: 1 });
    const page = await world.openAs(agent, '/settings');
    const card = new CalendarCard(page.page);
    await card.root.getByText('1 failed to sync').click();
    // A whole day is the same one west of where it was meant.
    await card.says(/^Tue, Jan 15, 2126 · Google did not accept a detail/);
    await card.root.getByRole('link', { name: 'Open house' }).click();
    const drawer = new AppointmentDrawer(page.page);
    await drawer.field('Title').waitFor();
    await drawer.button('Delete').click();
    await card.root.getByRole('link', { name: 'Open house' }).waitFor({ state: 'detached' });
    // It can be undone, so it is not deleted yet.
    expect(await card.root.getByText('deleted in ALT').count()).toBe(0);
    await page.page.getByRole('button', { name: 'Undo' }).click();
    await card.root.getByRole('link', { name: 'Open house' }).click();
    await drawer.field('Title').waitFor();
    await page.page.goBack();
    await drawer.isClosed();
    await card.root.getByRole('link', { name: 'Open house' }).waitFor();
    expect(page.place).toBe('/settings');
  });

  it('says what to do about a deletion that failed; connecting again does it', async () => {
    const agent = await world.connectedAgent('remover');
    const made = await agent.makeSynced('Tour of 12 Elm Street');
    await agent.fault({ operation: 'delete', status: 400, reason: 'invalid' });
    await agent.delete(made);
    await agent.whenConnection({ failed: 1 });
    const { page } = await world.openAs(agent, '/settings');
    const card = new CalendarCard(page);
    await card.root.getByText('1 failed to sync').click();
    await card.says(/^1 was deleted in ALT .* Delete it there, or disconnect and connect again/);
    await world.connect(agent);
    await agent.whenConnection({ failed: 0, waiting: 0 });
    expect(await agent.titles()).toEqual([]);
  });

  it('is disconnected after the agent was told what goes and what stays', async () => {
    const agent = await world.connectedAgent('leaves');
    await agent.makeSynced('Tour of 12 Elm Street');
    const page = await world.openAs(agent, '/settings');
    const card = new CalendarCard(page.page);
    await card.button('Disconnect').click();
    const dialog = page.page.getByRole('dialog', { name: 'Disconnect Google Calendar?' });
    await dialog.getByText('Events that are in your Google Calendar stay there.').waitFor();
    await dialog.getByText(/immediately deletes the stored access and refresh tokens/).waitFor();
    await dialog.getByRole('button', { name: 'Keep it connected' }).click();
    await dialog.waitFor({ state: 'detached' });
    await card.badge('Connected').waitFor();
    expect(await countIn('credential', agent)).toBe(1);

    await card.button('Disconnect').click();
    await dialog.getByRole('button', { name: 'Disconnect' }).click();
    await card.says('Disconnected. The tokens are deleted; events in your Google Calendar stay');
    await card.badge('Not connected').waitFor();
    expect(await countIn('credential', agent)).toBe(0);
    expect(await agent.titles()).toEqual(['Tour of 12 Elm Street']);
  });

  it('is reconnected with one button after access was removed in Google, and catches up', async () => {
    const agent = await world.connectedAgent('revoked');
    const made = await agent.makeSynced('Tour of 12 Elm Street');
    const page = await world.openAs(agent, '/');
    await page.sees('Agenda');
    await world.google.revoke(agent.account);
    await agent.edit(made, { title: 'Second tour' });

    // It comes by itself, and stands on every page.
    const banner = page.page
      .getByRole('status')
      .filter({ hasText: 'Google Calendar needs reconnecting' });
    await banner.getByText(agent.account).waitFor();
    await page.openContacts();
    await banner.waitFor();
    await page.goTo('/week');
    await banner.waitFor();
    await page.openSettings();
    const card = new CalendarCard(page.page);
    const [red, green, blue] = await inkOf(card.badge('Needs reconnecting'));
    expect(Math.min(red, green)).toBeGreaterThan(blue);
    await card.says(/^Google does not accept our access any more/);
    await card.says('1 change is waiting and will sync when you reconnect.');
    expect(await page.page.getByRole('button', { name: 'Reconnect' }).count()).toBe(1);

    await page.openAgenda();
    await banner.getByRole('button', { name: 'Reconnect' }).click();
    const consent = new ConsentPage(page.page);
    await consent.choose(agent.account);
    await consent.continue();
    await page.sees('Settings');
    await card.badge('Connected').waitFor();
    await eventually(async () => expect(await agent.titles()).toEqual(['Second tour']));
    await page.openAgenda();
    await banner.waitFor({ state: 'detached' });
  });
});
