import type { Page } from 'playwright-core';
import { AppointmentDrawer } from '#test/browser/appointment.drawer.js';
import { CalendarCard } from '#test/browser/calendar.card.js';

/** Something to do on the way to what is to be looked at, or what tells that one is there. */
type Way = (page: Page) => Promise<unknown>;

/** How a page may look, and how to come there. */
export type PageState = readonly [name: string, path: string, ...ways: readonly Way[]];

const press =
  (name: string): Way =>
  (page) =>
    page.getByRole('button', { name, exact: true }).click();
const heading =
  (name: string): Way =>
  (page) =>
    page.getByRole('heading', { name }).waitFor();
const words =
  (text: string): Way =>
  (page) =>
    page.getByText(text).first().waitFor();
const dialog =
  (name: string): Way =>
  (page) =>
    page.getByRole('dialog', { name, exact: true }).waitFor();
const badge =
  (name: string): Way =>
  (page) =>
    new CalendarCard(page).badge(name).waitFor();

const signInWrongly: Way = async (page) => {
  await page.getByLabel(/^E-mail/).fill('nobody@alt.example');
  await page.getByRole('textbox', { name: /^Password/ }).fill('not their password');
  await press('Sign in')(page);
  await page.getByRole('alert').getByText('password').first().waitFor();
};
const openFirst: Way = (page) =>
  page
    .getByRole('link', { name: /Tour.*On calendar/s })
    .first()
    .click();
const openContact =
  (name: string): Way =>
  (page) =>
    page.getByRole('link', { name }).click();
const openFailures: Way = (page) => page.getByText('1 failed to sync').click();
const saveTooEarly: Way = (page) => new AppointmentDrawer(page).button('Save').click();

export const signedOut: readonly PageState[] = [
  ['the sign-in page', '/sign-in', heading('Sign in')],
  ['a refused sign-in', '/sign-in', signInWrongly],
  ['the sign-up page', '/sign-up', heading('Create an account')],
];

/** Of somebody who is new: no contact, no appointment, no calendar. */
export const empty: readonly PageState[] = [
  ['the first steps', '/', heading('Your first steps')],
  ['no contacts yet', '/contacts', words('No contacts yet')],
  ['a new contact', '/contacts', press('Add your first contact'), heading('New contact')],
  ['no such contact', '/contacts/01890000-0000-7000-8000-000000000000', heading('No such contact')],
  ['a calendar that is not connected', '/settings', badge('Not connected')],
  ['the end of an account', '/settings', press('Delete account'), dialog('Delete your account?')],
];

/** Of somebody with a calendar, with appointments in it, and with one that Google refused. */
export const busy: readonly PageState[] = [
  ['the agenda', '/', words('1 failed')],
  ['the week', '/week', words('Tour')],
  ['contacts', '/contacts', words('Jordan Client')],
  ['nobody found', '/contacts?search=zzz', words('No contact matches')],
  ['a contact', '/contacts', openContact('Penelope'), words('Upcoming'), words('presentation')],
  ['a contact, being changed', '/contacts', openContact('Penelope'), press('Edit'), words('Save')],
  [
    'a contact with appointments, being deleted',
    '/contacts',
    openContact('Jordan Client'),
    words('Upcoming'),
    press('Delete contact'),
    words('This cannot be undone.'),
  ],
  ['a new appointment', '/?new=', dialog('New appointment'), words('Kind')],
  ['what an appointment lacks', '/?new=', saveTooEarly, words('Choose a client.')],
  ['an appointment', '/', openFirst, words('Open in Google')],
  ['a calendar that is connected', '/settings', badge('Connected'), words('1 failed to sync')],
  ['what failed to sync', '/settings', openFailures, words('Google did not accept a detail')],
  ['a disconnect', '/settings', press('Disconnect'), dialog('Disconnect Google Calendar?')],
];

/** Of somebody whose calendar has to be connected again. */
export const cutOff: readonly PageState[] = [
  ['the call to reconnect', '/', words('Google Calendar needs reconnecting')],
  ['a calendar that needs it', '/settings', badge('Needs reconnecting')],
];

/** Of somebody who made appointments before their calendar was connected. */
export const late: readonly PageState[] = [
  ['a calendar that lacks some', '/settings', words('are not on your calendar yet')],
  ['a calendar that stays', '/settings?calendar=denied', words('still connected')],
];

/** Of somebody whose connection Google ends in a day or two. */
export const ending: readonly PageState[] = [
  ['the end of a connection', '/', words('Google ends your calendar connection')],
  ['a calendar that ends', '/settings', words('Google ends your calendar connection')],
];

/** Of somebody whose calendar does not take changes for now. */
export const heldUp: readonly PageState[] = [
  ['a calendar in trouble', '/settings', words('We keep trying')],
];
