import { describe, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { phone } from '#test/browser/agent.page.js';
import { AppointmentDrawer } from '#test/browser/appointment.drawer.js';
import { eventually } from '#test/eventually.js';
import type { CalendarEvent } from '../google.control.js';
import type { WebWorld } from './web.world.js';
import { worldOfFile } from './world.of.file.js';

const world = worldOfFile();

/** An appointment in a list, with what is said of its way into the calendar. */
const row = (page: Page, title: string, sync: string): Locator =>
  page.getByRole('link', { name: new RegExp(`${title}.*${sync}`, 's') });

const spanOf = ({ start, end }: CalendarEvent): string[] =>
  [start, end].map(({ dateTime = '' }) => new Date(dateTime).toISOString());

describe('an appointment, made at the screen', () => {
  it('goes from a contact’s page into the calendar, and follows what is changed', async () => {
    const agent = await world.connectedAgent('maker');
    const { page, ...at } = await opened(agent, '/contacts');
    await page.getByRole('button', { name: 'New contact' }).click();
    await page.getByLabel('Name', { exact: true }).fill('Penelope Featherstonehaugh');
    await page.getByLabel('Phone', { exact: true }).fill('+1 555 0142');
    await page.getByRole('button', { name: 'Save' }).click();
    await at.agentPage.sees('Penelope Featherstonehaugh');

    // As if another replica were busy with this agent until it was seen that it waits.
    await agent.holdTurn();
    await page.getByRole('main').getByRole('link', { name: 'New appointment' }).click();
    const drawer = new AppointmentDrawer(page);
    expect(await drawer.field('Client').inputValue()).toBe('Penelope Featherstonehaugh');
    await drawer.fillIn({
      Kind: 'Listing presentation',
      Date: '2126-01-15',
      Start: '10:00',
      Place: '12 Elm Street',
      Notes: 'Bring the keys',
    });
    await drawer.save();
    const title = 'Listing presentation with Penelope Featherstonehaugh';
    await row(page, title, 'Waiting').waitFor();
    await agent.freeTurn();
    await row(page, title, 'On calendar').waitFor();
    const made = await agent.onlyEvent();
    expect(made).toMatchObject({ summary: title, location: '12 Elm Street' });
    expect(made.description).toContain('Bring the keys');
    expect(spanOf(made)).toEqual(['2126-01-15T15:00:00.000Z', '2126-01-15T16:00:00.000Z']);

    await row(page, title, 'On calendar').click();
    await drawer.root.getByRole('link', { name: 'Open in Google' }).waitFor();
    await drawer.fillIn({
      Title: 'Second look',
      Start: '14:30',
      Place: '14 Elm Street',
      Notes: 'Bring the plan',
    });
    await drawer.save();
    await row(page, 'Second look', 'On calendar').waitFor();
    await eventually(async () => {
      const edited = await agent.onlyEvent();
      expect(edited).toMatchObject({ summary: 'Second look', location: '14 Elm Street' });
      expect(edited.description).toContain('Bring the plan');
      expect(spanOf(edited)).toEqual(['2126-01-15T19:30:00.000Z', '2126-01-15T20:30:00.000Z']);
    });
  });

  it('is not deleted when that is undone, and is when it is not', async () => {
    const agent = await world.connectedAgent('deleter');
    await agent.makeSynced('Tour');
    const { page } = await opened(agent, `/contacts/${agent.contactId}`);
    await page.clock.install();
    const drawer = new AppointmentDrawer(page);
    const undo = page.getByRole('button', { name: 'Undo' });
    await row(page, 'Tour', 'On calendar').click();
    await drawer.button('Delete').click();
    await page.getByText('Nothing planned.').waitFor();
    // There is no hurry for whoever is about to undo it.
    await undo.focus();
    await page.clock.runFor(60_000);
    await undo.click();
    await row(page, 'Tour', 'On calendar').waitFor();
    await page.clock.runFor(10_000);
    expect(await agent.titles()).toEqual(['Tour']);

    await row(page, 'Tour', 'On calendar').click();
    await drawer.button('Delete').click();
    await page.getByText('Deleted “Tour”').waitFor();
    await page.clock.runFor(10_000);
    await undo.waitFor({ state: 'detached' });
    await eventually(async () => expect(await agent.events()).toEqual([]));
    await page.reload();
    await page.getByText('Nothing planned.').waitFor();
    expect(await agent.calls('delete')).toHaveLength(1);
  });

  it('is deleted, too, when the page is left before the time to undo it is over', async () => {
    const agent = await world.connectedAgent('leaver');
    await agent.makeSynced('Tour');
    const { page } = await opened(agent, `/contacts/${agent.contactId}`);
    await row(page, 'Tour', 'On calendar').click();
    await new AppointmentDrawer(page).button('Delete').click();
    await page.getByText('Deleted “Tour”').waitFor();
    await page.goto('about:blank');
    await eventually(async () => expect(await agent.events()).toEqual([]));
  });

  it('says why Google did not take it, and goes out once that is corrected', async () => {
    const agent = await world.connectedAgent('refused');
    await agent.fault({ operation: 'insert', status: 400, reason: 'invalid', times: null });
    const made = await agent.make('Tour');
    const { page } = await opened(agent, `/contacts/${agent.contactId}`);
    // Google's own words are for who looks closer.
    await row(page, 'Tour', 'Failed: [^.]+\\.$').waitFor();
    await world.google.clearFaults();
    await row(page, 'Tour', 'Failed').click();
    const drawer = new AppointmentDrawer(page);
    const { sync } = await agent.client.appointment(made.id);
    const [ours = '', googles = ''] = sync.reason?.split(/(?=Google says: )/) ?? [];
    await drawer.says(`Failed: ${ours.trim()}`);
    await drawer.says(googles);
    await drawer.says('Edit and save the appointment to send it again.');
    await drawer.fillIn({ Title: 'Corrected tour' });
    await drawer.save();
    await row(page, 'Corrected tour', 'On calendar').waitFor();
    expect(await agent.titles()).toEqual(['Corrected tour']);
  });

  it('says when it is tried again', async () => {
    const agent = await world.connectedAgent('retried');
    await agent.fault({ operation: 'insert', status: 503, retryAfter: 1800 });
    await agent.make('Tour');
    const { page } = await opened(agent, `/contacts/${agent.contactId}`);
    await row(page, 'Tour', 'Retrying, next at .*\\d+:\\d\\d\\s[AP]M').waitFor();
    expect(await agent.titles()).toEqual([]);
  });

  it('keeps the zone in which it is meant', async () => {
    const agent = await world.connectedAgent('traveller');
    const { page } = await opened(agent, `/contacts/${agent.contactId}`);
    await page.getByRole('main').getByRole('link', { name: 'New appointment' }).click();
    const drawer = new AppointmentDrawer(page);
    await drawer.fillIn({ Title: 'Tour of the marina', Date: '2126-01-15', Start: '14:00' });
    await drawer.button('Change').click();
    await drawer.root.getByRole('combobox', { name: 'Time zone' }).fill('Dubai');
    await drawer.root.getByRole('option', { name: 'Asia/Dubai' }).click();
    await drawer.says('For you that is 5:00 – 6:00 AM.');
    await drawer.save();
    await row(page, 'Tour of the marina', '2:00\\sPM in Dubai.*On calendar').waitFor();
    const event = await agent.onlyEvent();
    expect(event.start.timeZone).toBe('Asia/Dubai');
    expect(spanOf(event)).toEqual(['2126-01-15T10:00:00.000Z', '2126-01-15T11:00:00.000Z']);
  });

  it('is where its event in Google leads, past the sign-in', async () => {
    const agent = await world.connectedAgent('clicker');
    const { id } = await agent.makeSynced('Tour');
    const { source } = await agent.onlyEvent();
    const agentPage = await world.open();
    await agentPage.goTo(source?.url ?? 'no link');
    await agentPage.signIn(agent.client);
    const drawer = new AppointmentDrawer(agentPage.page);
    await eventually(async () => expect(await drawer.field('Title').inputValue()).toBe('Tour'));
    expect(agentPage.place).toBe(`/?appointment=${id}`);
  });

  it('keeps which of two equal hours is meant, and says so, until another time is typed', async () => {
    const agent = await world.agent('nightowl');
    const times = { startsAt: '2126-11-03T06:30:00.000Z', endsAt: '2126-11-03T07:15:00.000Z' };
    const { id } = await agent.make('Tour', { ...times, timeZone: 'America/New_York' });
    const stored = () => agent.client.appointment(id);
    const { page } = await opened(agent, `/contacts/${agent.contactId}?appointment=${id}`);
    const drawer = new AppointmentDrawer(page);
    await drawer.says(
      'The clocks go back: 01:30 comes twice that day, and it begins at the second.',
    );
    expect(await drawer.root.getByRole('radio', { name: '45 min' }).isChecked()).toBe(true);
    await drawer.fillIn({ Title: 'Second tour' });
    await drawer.save();
    expect(await stored()).toMatchObject({ title: 'Second tour', ...times });

    await row(page, 'Second tour', 'Not on calendar').click();
    await drawer.fillIn({ Start: '01:15' });
    await drawer.says(
      'The clocks go back: 01:15 comes twice that day, and it begins at the first; ' +
        '01:00 comes twice that day, and it ends at the second.',
    );
    await drawer.save();
    expect(await stored()).toMatchObject({
      startsAt: '2126-11-03T05:15:00.000Z',
      endsAt: '2126-11-03T06:00:00.000Z',
    });
  });

  it('lasts whole days, the last one included', async () => {
    const agent = await world.connectedAgent('dayer');
    const { page } = await opened(agent, `/contacts/${agent.contactId}`);
    await page.getByRole('main').getByRole('link', { name: 'New appointment' }).click();
    const drawer = new AppointmentDrawer(page);
    await drawer.fillIn({ Title: 'Open house' });
    await drawer.root.getByRole('switch', { name: 'All day' }).check();
    await drawer.fillIn({ 'First day': '2126-01-15', 'Last day': '2126-01-17' });
    await drawer.save();
    await row(page, 'Jan 15, 2126 – .*Jan 17, 2126.*Open house', 'On calendar').waitFor();
    const { start, end } = await agent.onlyEvent();
    expect([start.date, end.date]).toEqual(['2126-01-15', '2126-01-18']);
  });

  it('keeps its length while its date is typed', async () => {
    const agent = await world.agent('typist');
    const { page } = await opened(agent, `/?new=${agent.contactId}`);
    const drawer = new AppointmentDrawer(page);
    await drawer.fillIn({ Start: '10:00' });
    await drawer.field('Date').focus();
    await page.keyboard.type('12202027');
    expect(await drawer.field('Date').inputValue()).toBe('2027-12-20');
    expect(await drawer.field('End').inputValue()).toBe('11:00');
    expect(await drawer.field('Ends on').count()).toBe(0);

    // Emptied first, which says nothing of how long it lasts.
    await drawer.field('Start').focus();
    await page.keyboard.press('Backspace');
    await page.keyboard.type('0300PM');
    await drawer.field('Date').focus();
    await page.keyboard.press('Backspace');
    await page.keyboard.type('03052027');
    expect(await drawer.field('Date').inputValue()).toBe('2027-03-05');
    expect(await drawer.field('End').inputValue()).toBe('16:00');
    expect(await drawer.field('Ends on').count()).toBe(0);
  });

  it('is made with a thumb', async () => {
    const agent = await world.connectedAgent('thumb');
    const { page } = await opened(agent, '/', phone);
    await page.getByRole('navigation').getByRole('link', { name: 'New appointment' }).tap();
    const drawer = new AppointmentDrawer(page);
    await drawer.field('Client').tap();
    await drawer.field('Client').pressSequentially('Jordan');
    await drawer.root.getByRole('option', { name: 'Jordan Client' }).tap();
    await drawer.root.getByText('Follow-up call', { exact: true }).tap();
    const save = drawer.button('Save');
    expect((await save.boundingBox())?.height).toBeGreaterThanOrEqual(44);
    await save.tap();
    await drawer.isClosed();
    // Late in the evening it goes on tomorrow, and stands under both days.
    await row(page, 'Follow-up call with Jordan Client', 'On calendar').first().waitFor();
    expect(await agent.titles()).toEqual(['Follow-up call with Jordan Client']);
  });
});

describe('an appointment that is changed in two tabs at once', () => {
  it.each([
    ['Keep my changes', 'keeper', {}, ['Mine', '12 Elm Street']],
    ['Use the saved one', 'taker', { Place: '14 Elm Street' }, ['Theirs', '14 Elm Street']],
  ])('shows both versions; %s', async (choice, name, alsoTheirs, [summary, location]) => {
    const agent = await world.connectedAgent(name);
    const { id } = await agent.makeSynced('Tour', { location: '12 Elm Street' });
    const { page, agentPage } = await opened(agent, `/contacts/${agent.contactId}`);
    await row(page, 'Tour', 'On calendar').click();
    const mine = new AppointmentDrawer(page);
    await mine.fillIn({ Title: 'Mine' });

    const other = await agentPage.openTab(agentPage.place);
    const theirs = new AppointmentDrawer(other.page);
    await theirs.fillIn({ Title: 'Theirs', ...alsoTheirs });
    await theirs.save();
    agentPage.complaints.expect(/status of 412/);
    await mine.button('Save').click();
    const conflict = mine.root.getByText('This was changed somewhere else');
    await conflict.waitFor();
    await mine.root
      .getByRole('definition')
      .filter({ hasText: /^Your changesMine$/ })
      .waitFor();
    await mine.root
      .getByRole('definition')
      .filter({ hasText: /^Saved elsewhere, .*Theirs$/ })
      .waitFor();
    await mine.button(choice).click();
    await conflict.waitFor({ state: 'detached' });
    await eventually(async () => {
      expect(await agent.onlyEvent()).toMatchObject({ summary, location });
    });
    // And nothing of the other version is left.
    await other.goTo(`/?appointment=${id}`);
    expect(await theirs.field('Title').inputValue()).toBe(summary);
    expect(await theirs.root.getByText('Restored what you typed').count()).toBe(0);
  });
});

async function opened(
  agent: Awaited<ReturnType<WebWorld['agent']>>,
  path: string,
  options?: Parameters<WebWorld['openAs']>[2],
) {
  const agentPage = await world.openAs(agent, path, options);
  return { agentPage, page: agentPage.page };
}
