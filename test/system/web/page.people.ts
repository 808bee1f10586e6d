import type { SyncedAgent } from '../peers/synced.agent.js';
import type { WebWorld } from './web.world.js';

/** Those whose pages are looked at, see `page.states.ts`. */
export interface PagePeople {
  readonly newcomer: SyncedAgent;
  readonly worker: SyncedAgent;
  readonly stranded: SyncedAgent;
  readonly latecomer: SyncedAgent;
  readonly tester: SyncedAgent;
  readonly patient: SyncedAgent;
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
    timeZone: 'America/New_York',
  };
}

export async function makePeople(world: WebWorld): Promise<PagePeople> {
  const [newcomer, worker, stranded, latecomer, tester, patient] = await Promise.all([
    world.agent('Nia Newcomer'),
    world.connectedAgent('Ana Agent'),
    world.connectedAgent('Sam Stranded'),
    world.agent('Lou Latecomer'),
    world.connectedAgent('Tess Tester'),
    world.connectedAgent('Pat Patient'),
  ]);
  await newcomer.client.expect(204, 'DELETE', `/api/contacts/${newcomer.contactId}`);
  await Promise.all([
    fillDays(worker),
    cutOff(world, stranded),
    connectLate(world, latecomer),
    endSoon(world, tester),
    holdUp(patient),
  ]);
  return { newcomer, worker, stranded, latecomer, tester, patient };
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

async function connectLate(world: WebWorld, latecomer: SyncedAgent): Promise<void> {
  for (const hours of [1, 20, 42]) {
    await latecomer.makeUnsynced('Tour of 12 Elm Street', inHours(hours));
  }
  await world.connect(latecomer);
}

/** As Google's Testing program does it. */
async function endSoon(world: WebWorld, tester: SyncedAgent): Promise<void> {
  await tester.makeSynced('Tour of 12 Elm Street', { ...inHours(1), location: elmStreet });
  await world.product.owner.query(
    `update calendar_sync.connection set grant_expires_at = now() + interval '2 days'
     where agent_id = $1`,
    [await tester.id()],
  );
}

async function holdUp(patient: SyncedAgent): Promise<void> {
  await patient.fault({ operation: 'insert', status: 503, retryAfter: 1800 });
  await patient.make('Tour of 12 Elm Street', inHours(1));
  await patient.whenConnection({ retrying: 1 });
}
