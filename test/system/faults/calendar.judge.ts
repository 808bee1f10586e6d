import { expect } from '@jest/globals';
import { eventually } from '#test/eventually.js';
import type { Appointment } from '../agent.client.js';
import type { BusyAgents } from './busy.agents.js';
import type { ConnectedAgent, FaultWorld } from './fault.world.js';

/** A call as Google's journal has it. */
interface WrittenEvent {
  readonly status: number | null;
  readonly eventId: string | null;
  readonly body?: { extendedProperties?: { private?: { altVersion?: string } } };
}

/**
 * The end of every story: what people were promised is in ALT, and each calendar is equal to ALT,
 * with one event for each appointment, and none was ever written backwards.
 */
export async function expectCalendarsEqualAlt(
  world: FaultWorld,
  agents: readonly ConnectedAgent[],
  busy?: BusyAgents,
): Promise<void> {
  const held = new Map<string, Appointment>();
  for (const one of agents) {
    for (const each of await appointmentsOf(one)) held.set(each.id, each);
    await eventually(async () => expect(await eventsOf(world, one)).toEqual(await wanted(one)));
  }
  for (const { id, version } of busy?.acknowledged.values() ?? []) {
    // A version that nobody was told about may have come on top.
    if (version === null) expect(held.has(id)).toBe(false);
    else if (held.has(id)) expect(held.get(id)?.version).toBeGreaterThanOrEqual(version);
  }
  await expectNothingWrittenBackwards(world);
}

async function appointmentsOf({ agent }: ConnectedAgent): Promise<Appointment[]> {
  const found: Appointment[] = [];
  let cursor = '';
  do {
    const page = await agent.expect<{ items: Appointment[]; nextCursor: string | null }>(
      200,
      'GET',
      `/api/appointments?limit=200${cursor}`,
    );
    found.push(...page.items);
    cursor = page.nextCursor === null ? '' : `&cursor=${page.nextCursor}`;
  } while (cursor !== '');
  return found;
}

async function wanted(one: ConnectedAgent): Promise<string[]> {
  const appointments = await appointmentsOf(one);
  const waiting = appointments.filter(({ sync }) => sync.state !== 'synced');
  if (waiting.length > 0) throw new Error(`not synced yet: ${JSON.stringify(waiting[0]?.sync)}`);
  return appointments.map(({ id, title }) => `${id} ${title}`).toSorted();
}

async function eventsOf(world: FaultWorld, { account }: ConnectedAgent): Promise<string[]> {
  const events = await world.google.events(account);
  return events
    .map(
      ({ summary, extendedProperties }) =>
        `${extendedProperties?.private?.['altAppointmentId']} ${summary}`,
    )
    .toSorted();
}

async function expectNothingWrittenBackwards({ google }: FaultWorld): Promise<void> {
  const newest = new Map<string, number>();
  const backwards: string[] = [];
  for (const {
    status,
    eventId,
    body,
  } of (await google.writes()) as unknown as readonly WrittenEvent[]) {
    const version = Number(body?.extendedProperties?.private?.altVersion);
    if (status !== 200 || eventId === null || Number.isNaN(version)) continue;
    if (version < (newest.get(eventId) ?? 0)) backwards.push(`${eventId} back to ${version}`);
    newest.set(eventId, version);
  }
  expect(backwards).toEqual([]);
}
