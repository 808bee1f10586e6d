import type { SyncedAgent } from '../peers/synced.agent.js';
import type { WebWorld } from './web.world.js';

/** Those whose pages are looked at, see `page.states.ts`. */
export interface PagePeople {
  readonly newcomer: SyncedAgent;
  readonly worker: SyncedAgent;
  readonly stranded: SyncedAgent;
}

const hour = 3_600_000;
const elmStreet = '12 Elm Street, Brooklyn, NY 11201';

/** An hour, so many hours from the next full one on. */
function inHours(hours: number, timeZone = 'America/New_York'): object {
  const start = (Math.ceil(Date.now() / hour) + hours) * hour;
  return {
    startsAt: new Date(start).toISOString(),
    endsAt: new Date(start + hour).toISOString(),
    timeZone,
  };
}

/** Days after today, as dates. */
function onDays(first: number, last: number): object {
  const day = (days: number): string =>
    new Date(Date.now() + days * 24 * hour).toISOString().slice(0, 10);
  return {
    allDay: true,
    startsOn: day(first),
    endsOn: day(last),
    startsAt: undefined,
    endsAt: undefined,
  };
}

export async function makePeople(world: WebWorld): Promise<PagePeople> {
  const [newcomer, worker, stranded] = await Promise.all([
    world.agent('Nia Newcomer'),
    world.connectedAgent('Ana Agent'),
    world.connectedAgent('Sam Stranded'),
  ]);
  await newcomer.client.expect(204, 'DELETE', `/api/contacts/${newcomer.contactId}`);
  await Promise.all([fillDays(worker), cutOff(world, stranded)]);
  return { newcomer, worker, stranded };
}

/** Days with all that may stand in them: long names, another zone, whole days, a refusal. */
async function fillDays(worker: SyncedAgent): Promise<void> {
  const penelope = await worker.client.createContact('Penelope Featherstonehaugh-Montgomery');
  await worker.client.expect(200, 'PATCH', `/api/contacts/${penelope}`, {
    email: 'penelope.featherstonehaugh-montgomery@customs-house.example',
    notes: 'Prefers mornings, and the stairs to the lift.\n\nSells in spring, if at all.',
  });
  const noor = await worker.client.createContact('Noor Haddad');
  await worker.makeSynced('Tour of 12 Elm Street', { ...inHours(1), location: elmStreet });
  await worker.make('Listing presentation with Penelope Featherstonehaugh-Montgomery', {
    ...inHours(3),
    contactId: penelope,
    kind: 'listing_presentation',
    location: 'The Old Customs House, 1 Alexander Hamilton Wharf, Brooklyn, NY 11201',
    notes: 'Bring the keys and the floor plan.',
  });
  await worker.make('Marina walk-through', { ...inHours(17, 'Asia/Dubai'), contactId: noor });
  await worker.make('Open house weekend', { ...onDays(1, 2), kind: 'other' });
  await worker.make('Follow-up call with Noor Haddad', {
    ...inHours(42),
    contactId: noor,
    kind: 'follow_up_call',
  });
  await worker.whenConnection({ waiting: 0 });
  await worker.fault({ operation: 'insert', status: 400, reason: 'invalid' });
  await worker.make('Second viewing, 4th floor', { ...inHours(20), location: elmStreet });
  await worker.whenConnection({ failed: 1 });
}

async function cutOff(world: WebWorld, stranded: SyncedAgent): Promise<void> {
  await stranded.makeSynced('Tour of 12 Elm Street', { ...inHours(1), location: elmStreet });
  await world.google.revoke(stranded.account);
  await stranded.make('Second viewing, 4th floor', inHours(3));
  await stranded.whenConnection({ state: 'needs_reconnect' });
}
