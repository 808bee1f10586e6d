import { randomBytes } from 'node:crypto';
import { drawPassword } from '../local-state/local.secrets.js';
import { type Appointment, isSynced, waitsForRetry } from './agent.answers.js';
import type { AppointmentFields } from './agent.js';
import * as cast from './cast.js';
import { describeMoment, describeWhen } from './event.when.js';
import { atMost, containing, present } from './expectation.js';
import { describeCalls, writesIn } from './google.calls.js';
import type { CalendarEvent } from './google.calendar.js';
import type { Stage } from './stage.js';

/** What the product promises, shown by using it: the story of Ana, an agent in New York. */
export async function tellTheStory(stage: Stage): Promise<void> {
  await anaSignsUp(stage);
  const dentist = await sheConnectsHerCalendar(stage);
  const tour = await sheMakesAnAppointmentForAClient(stage);
  await sheEditsItTenTimesInAHurry(stage, tour);
  const night = await sheMakesOneForDaysAndOneAcrossTheChangeOfTheClock(stage, tour);
  await sheDeletesOne(stage, night);
  await googleFailsForAWhile(stage, tour);
  await googleRefusesAVersion(stage, tour);
  await calendarSyncCrashesAtTheWorstMoment(stage, tour);
  await sheDisconnects(stage, tour);
  await sheConnectsAgain(stage, tour, dentist);
}

interface Tour extends Appointment {
  readonly contactId: string;
}

async function anaSignsUp({ ana, owner, step }: Stage): Promise<void> {
  await step('Ana signs up in ALT', async ({ did, shows }) => {
    did('With her name, an email address and a password.');
    await ana.signUp(cast.agent.name, cast.agent.email, drawPassword(randomBytes));
    shows('she is signed in, and not connected', (await ana.connection()).state, 'not_connected');
    shows('ALT keeps no token of Google’s', await owner.rowsOfTokens(), 0);
  });
}

async function sheConnectsHerCalendar(stage: Stage): Promise<CalendarEvent> {
  const { ana, google, owner, step } = stage;
  return step('She connects her Google Calendar', async ({ did, shows }) => {
    did('In it stands something of her own: the dentist.');
    const dentist = await google.isGiven(cast.dentist);
    did(`Connect leads to Google’s consent page. She chooses ${google.account} and continues.`);
    const { asked, backAt } = await ana.connect(google.account);
    for (const { words, scope } of asked) did(`Google’s page says: “${words}” ${scope}`);
    const scopes = asked.map(({ scope }) => scope);
    const promised = ['https://www.googleapis.com/auth/calendar.events'];
    shows('this is the single permission that it asks for', scopes, promised);
    shows('she is back in her settings', backAt, '/settings?calendar=connected');
    shows('connected', (await ana.connection()).state, 'connected');
    shows('ALT keeps the tokens of one agent', await owner.rowsOfTokens(), 1);
    return dentist;
  });
}

async function sheMakesAnAppointmentForAClient(stage: Stage): Promise<Tour> {
  const { ana, google, step, callsOf } = stage;
  return step('She makes an appointment for a client', async ({ did, shows }) => {
    did('A property tour with Grace Miller, at ten in New York.');
    const contactId = await ana.addClient(cast.client.name, cast.client.phone);
    const [tour, calls] = await callsOf(() => makeSynced(stage, contactId, cast.tour));
    const events = await google.eventsOf(tour.id);
    shows('ALT says that it is synced', tour.sync.state, 'synced');
    shows('Google has it, once', events.length, 1);
    shows('at ten in New York', events.map(describeWhen), ['10 Mar 2027, 10:00–11:00 EST']);
    shows('with the client’s name', events[0]?.description ?? '', containing(cast.client.name));
    shows('for one call to Google', describeCalls(calls), 'insert 200');
    return { ...tour, contactId };
  });
}

async function sheEditsItTenTimesInAHurry(stage: Stage, tour: Tour): Promise<void> {
  const { ana, google, step, callsOf } = stage;
  await step('She edits it ten times in a hurry', async ({ did, shows }) => {
    did('Five minutes later each time. Google is slow today: its first answer takes 1.5 s.');
    await google.fails({ operation: 'update', delayMs: 1_500 });
    const [last, calls] = await callsOf(async () => {
      for (const minutes of ['05', '10', '15', '20', '25', '30', '35', '40', '45', '50']) {
        await ana.edit(tour, {
          startsAt: `2027-03-10T10:${minutes}:00-05:00`,
          endsAt: `2027-03-10T11:${minutes}:00-05:00`,
        });
      }
      return synced(stage, tour);
    });
    const events = await google.eventsOf(tour.id);
    const writes = writesIn(calls);
    shows('the last version, the 11th, is synced', last.sync.syncedVersion, 11);
    shows('Google has that one', events.map(describeWhen), ['10 Mar 2027, 10:50–11:50 EST']);
    shows(`ten edits cost two writes at most: ${describeCalls(writes)}`, writes.length, atMost(2));
  });
}

async function sheMakesOneForDaysAndOneAcrossTheChangeOfTheClock(
  stage: Stage,
  { contactId }: Tour,
): Promise<Appointment> {
  const { google, step } = stage;
  const title = 'She makes one for three whole days, and one across the change of the clock';
  return step(title, async ({ did, shows }) => {
    did('An open house from the 12th to the 14th of March.');
    const { id } = await makeSynced(stage, contactId, cast.openHouse);
    did('A move from ten in the evening to six in the morning: that night, clocks skip an hour.');
    const night = await makeSynced(stage, contactId, cast.movingNight);
    const [house] = await google.eventsOf(id);
    const [move] = await google.eventsOf(night.id);
    const hours = (time: string | undefined): number => Date.parse(time ?? '') / 3_600_000;
    shows('the open house has days and no hours in Google', house?.start, { date: '2027-03-12' });
    shows('it ends where the 15th begins', house?.end, { date: '2027-03-15' });
    shows('the night begins at ten', describeMoment(move?.start), '13 Mar 2027, 22:00 EST');
    shows('and ends at six', describeMoment(move?.end), '14 Mar 2027, 06:00 EDT');
    shows('seven hours later', hours(move?.end.dateTime) - hours(move?.start.dateTime), 7);
    return night;
  });
}

async function sheDeletesOne(stage: Stage, night: Appointment): Promise<void> {
  const { ana, google, step, soon, callsOf } = stage;
  await step('She deletes one', async ({ did, shows }) => {
    did('The moving night.');
    const others = (await google.events()).filter(({ summary }) => summary !== 'Moving night');
    const [left, calls] = await callsOf(async () => {
      await ana.delete(night);
      return soon(
        () => google.events(),
        ({ length }) => length === others.length,
      );
    });
    shows('it left Google, and the others stand as they did', left, others);
    shows('for one call to Google', describeCalls(calls), 'delete 204');
  });
}

async function googleFailsForAWhile(stage: Stage, tour: Tour): Promise<void> {
  const { ana, google, step, soon, callsOf } = stage;
  await step('Google fails for a while', async ({ did, shows }) => {
    did('She moves the tour to the afternoon, and Google answers 503.');
    const times = { startsAt: '2027-03-10T14:00:00-05:00', endsAt: '2027-03-10T15:00:00-05:00' };
    await google.fails({ operation: 'update', status: 503, times: null });
    const [landed, calls] = await callsOf(async () => {
      await ana.edit(tour, times);
      const { sync } = await soon(() => ana.look(tour.id), waitsForRetry);
      did(`ALT says: “${sync.reason ?? ''}”`);
      shows('ALT retries', sync.state, 'retrying');
      shows('and says why', sync.reason, containing('Google Calendar is having trouble right now'));
      const next = sync.nextAttemptAt;
      shows(`and when: ${next?.slice(11, 23) ?? ''} UTC`, next, present);
      const events = await google.eventsOf(tour.id);
      shows('Google has the old time', events.map(describeWhen), ['10 Mar 2027, 10:50–11:50 EST']);
      did('Google is well again, and nobody touches anything.');
      await google.isWellAgain();
      return synced(stage, tour);
    });
    const events = await google.eventsOf(tour.id);
    shows(`the edit is replayed by itself: ${describeCalls(calls)}`, landed.sync.state, 'synced');
    shows('and lands', events.map(describeWhen), ['10 Mar 2027, 14:00–15:00 EST']);
  });
}

async function googleRefusesAVersion(stage: Stage, { contactId }: Tour): Promise<void> {
  const { ana, google, step, soon } = stage;
  await step('Google refuses a version, and takes the corrected one', async ({ did, shows }) => {
    did('She makes an appointment with a place that Google answers 400 to.');
    const words = 'Invalid value for: location';
    await google.fails({ operation: 'insert', status: 400, reason: 'invalid', message: words });
    const { id } = await ana.make({ ...cast.presentation, contactId });
    const refused = await soon(
      () => ana.look(id),
      ({ sync }) => sync.state === 'failed',
    );
    did(`ALT says: “${refused.sync.reason ?? ''}”`);
    shows('ALT says that it failed', refused.sync.state, 'failed');
    shows('in Google’s own words', refused.sync.reason, containing(words));
    shows('her settings count it', (await ana.connection()).failed, 1);
    shows('Google does not have it', (await google.eventsOf(id)).length, 0);
    did('She corrects the place.');
    const corrected = await synced(stage, await ana.edit(refused, { location: '3 Oak Avenue' }));
    const places = (await google.eventsOf(id)).map(({ location }) => location);
    shows('the new version is tried afresh', corrected.sync.state, 'synced');
    shows('and lands', places, ['3 Oak Avenue']);
    shows('her settings count no failure any more', (await ana.connection()).failed, 0);
  });
}

async function calendarSyncCrashesAtTheWorstMoment(
  stage: Stage,
  { contactId }: Tour,
): Promise<void> {
  const { ana, google, calendarSync, step, soon, callsOf } = stage;
  await step('calendar-sync crashes at the worst moment', async ({ did, shows }) => {
    did('Google has written the event; before its answer is heard, calendar-sync gets a kill -9.');
    await google.fails({ operation: 'insert', hang: true, when: 'after' });
    const [call, calls] = await callsOf(async () => {
      const made = await ana.make({ ...cast.followUpCall, contactId });
      const written = await soon(
        () => google.eventsOf(made.id),
        ({ length }) => length > 0,
      );
      await calendarSync.crash();
      shows('Google has it', written.length, 1);
      shows('ALT does not know', (await ana.look(made.id)).sync.state, 'waiting');
      did('calendar-sync is started again.');
      await calendarSync.restart();
      return synced(stage, made);
    });
    shows(`it tried again: ${describeCalls(calls)}`, call.sync.state, 'synced');
    shows('Google has it once, no double', (await google.eventsOf(call.id)).length, 1);
  });
}

async function sheDisconnects(stage: Stage, tour: Tour): Promise<void> {
  const { ana, google, owner, step, soon, callsOf } = stage;
  await step('She disconnects', async ({ did, shows }) => {
    did('In ALT; and then she edits the tour.');
    const before = await google.events();
    const kept = await owner.rowsOfTokens();
    await ana.disconnect();
    const left = await owner.rowsOfTokens();
    const [due, calls] = await callsOf(async () => {
      await ana.edit(tour, { title: 'Tour, with the parents', location: '12 Elm Street, rear' });
      return soon(
        () => owner.changesDue(),
        (count) => count === 0,
      );
    });
    shows(`her tokens were gone at once: ${kept} row before, ${left} after`, left, 0);
    shows('she is not connected', (await ana.connection()).state, 'not_connected');
    shows('calendar-sync has seen the edit, and leaves nothing to do', due, 0);
    shows('nothing was written to Google', describeCalls(writesIn(calls)), '');
    shows('her events stay there as they were', await google.events(), before);
  });
}

async function sheConnectsAgain(stage: Stage, tour: Tour, dentist: CalendarEvent): Promise<void> {
  const { ana, google, step } = stage;
  await step('She connects again', async ({ did, shows }) => {
    did('Through the same page, with the same account. She touches no appointment.');
    const before = await google.events();
    const { backAt } = await ana.connect(google.account);
    const arrived = await synced(stage, tour);
    const titles = (await google.eventsOf(tour.id)).map(({ summary }) => summary);
    const ids = (await google.events()).map(({ id }) => id);
    shows('she is connected', backAt, '/settings?calendar=connected');
    shows('ALT says that the tour is synced', arrived.sync.state, 'synced');
    shows('the edit arrived', titles, ['Tour, with the parents']);
    const idsBefore = before.map(({ id }) => id);
    shows('no event came twice', ids, idsBefore);
    shows('what is her own was never touched', await google.eventsOf(''), [dentist]);
    const searches = (await google.calls()).filter(({ operation }) => operation === 'list');
    shows('nor was her calendar ever searched', searches, []);
  });
}

const makeSynced = async (
  stage: Stage,
  contactId: string,
  fields: AppointmentFields,
): Promise<Appointment> => synced(stage, await stage.ana.make({ ...fields, contactId }));

const synced = async ({ ana, soon }: Stage, { id }: Appointment): Promise<Appointment> =>
  soon(() => ana.look(id), isSynced);
