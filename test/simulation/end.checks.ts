import { parseEventId } from '../../apps/calendar-sync/src/calendar/event.identity.js';
import type { Actors } from './actors.js';
import { judgeDepartures } from './departure.checks.js';
import { Random } from './random.js';
import type { StandingEvent } from './recorder.js';
import type { Agent, Scene } from './scene.js';

interface Outcome {
  readonly id: string;
  readonly agentId: string;
  readonly version: number;
  readonly title: string | null;
  readonly state: string | null;
  readonly wantedVersion: number | null;
  readonly doneVersion: number | null;
  readonly hasReceipt: boolean;
  readonly receiptVersion: number | null;
  readonly error: string | null;
}

/** Before the last step every failure has its reason; after a backfill nothing is passed over. */
type Stage =
  'as it is' | 'after a backfill' | 'after another version of everything' | 'after another connect';

const outcomesSql = `
select appointment.id, appointment.agent_id as "agentId", appointment.version,
       appointment.payload ->> 'title' as title,
       lane.state, lane.wanted_version as "wantedVersion", lane.done_version as "doneVersion",
       lane.receipt is not null as "hasReceipt", (lane.receipt ->> 'version')::int as "receiptVersion",
       lane.last_error_code as error
from simulation.appointment
full join outbox.lane on lane.appointment_id = appointment.id
order by appointment.id`;

const failedDeletionsSql = `
select distinct agent_id as "agentId"
from outbox.lane
join calendar_sync.connection using (agent_id)
where connection.state = 'connected' and lane.state = 'failed' and lane.operation = 'delete'
order by agent_id`;

const minuteMs = 60_000;
const rounds = 30;

/**
 * Lets everything come to rest with no more faults, and judges what is left: once as it is, and
 * once more after another version of everything.
 */
export async function checkEnd(scene: Scene, actors: Actors): Promise<void> {
  const { world, faults, network, agents, seed } = scene;
  faults.end();
  network.outageUntilMs = 0;
  world.note('— no more faults');
  // Paused processes wake, dead ones start again, leases of dead ones run out.
  await world.runUntil(world.nowMs + 75_000);
  const random = new Random(`${seed} end`);
  await judgeLosses(scene);
  await comeToRest(scene, actors, random);
  actors.lookForDeparted(random);
  await world.runUntil(world.nowMs + 1_000);
  await judgeDepartures(scene);
  await judge(scene, 'as it is');
  for (const agent of agents) {
    if ((await stateOf(scene, agent)) === 'connected') void actors.backfill(agent, random);
  }
  await world.runUntil(world.nowMs + 3_000);
  await comeToRest(scene, actors, random);
  await judge(scene, 'after a backfill');
  for (const agent of agents) actors.touchAll(agent, random);
  await world.runUntil(world.nowMs + 3_000);
  await comeToRest(scene, actors, random);
  await judge(scene, 'after another version of everything');
  await connectForDeletions(scene, actors, random);
  await judge(scene, 'after another connect');
}

/** Of what is deleted there is no other version: a connect is the way out of what failed. */
async function connectForDeletions(scene: Scene, actors: Actors, random: Random): Promise<void> {
  const { world, database, agents } = scene;
  const { rows } = await database.owner.query<{ agentId: string }>(failedDeletionsSql);
  const theirs = agents.filter(({ id }) => rows.some(({ agentId }) => agentId === id));
  if (theirs.length === 0) return;
  for (const agent of theirs) void actors.connect(agent, random);
  await world.runUntil(world.nowMs + 22_000);
  await comeToRest(scene, actors, random);
}

/** Whoever wants a connection and has none connects; then everything that is due is delivered. */
async function comeToRest(scene: Scene, actors: Actors, random: Random): Promise<void> {
  const { world, agents } = scene;
  // A revocation is found out by a delivery: once more after the drain.
  for (let attempt = 0; attempt < 5; attempt += 1) {
    let asked = 0;
    for (const agent of agents) {
      if (!agent.wantsConnection || (await stateOf(scene, agent)) === 'connected') continue;
      asked += 1;
      void actors.connect(agent, random);
    }
    if (asked > 0) await world.runUntil(world.nowMs + 22_000);
    await drain(scene);
    if (asked === 0 && attempt > 0) return;
  }
}

async function stateOf({ database }: Scene, agent: Agent): Promise<string> {
  const { rows } = await database.owner.query<{ state: string }>(
    'select state from calendar_sync.connection where agent_id = $1',
    [agent.id],
  );
  return rows[0]?.state ?? 'not_connected';
}

async function accountOf({ database }: Scene, agent: Agent): Promise<string | null> {
  const { rows } = await database.owner.query<{ account: string | null }>(
    'select account from calendar_sync.connection where agent_id = $1',
    [agent.id],
  );
  return rows[0]?.account ?? null;
}

/** Pulls what rests forward until nothing is due any more. */
async function drain({ world, database, recorder }: Scene): Promise<void> {
  for (let round = 0; round < rounds && !world.halted; round += 1) {
    const { rowCount } = await database.owner.query(`select from outbox.lane where state = 'due'`);
    if (rowCount === 0) return;
    await database.owner.query(`
      update outbox.lane set run_at = timestamptz '2026-06-01' + place * interval '1 ms'
      from (
        select appointment_id, row_number() over (order by appointment_id) as place
        from outbox.lane
      ) ordered
      where ordered.appointment_id = lane.appointment_id and state = 'due';
      update calendar_sync.turn set not_before = '-infinity'`);
    await world.runUntil(world.nowMs + (round < 3 ? 10_000 : minuteMs));
  }
  if (!world.halted) recorder.violated('nothing-stuck', 'lanes are due for ever');
}

/** A connection is lost when its owner ended it at Google, and for no other reason. */
async function judgeLosses(scene: Scene): Promise<void> {
  const { agents, recorder, network, world } = scene;
  if (world.halted) return;
  if (network.refusals > 0) return;
  for (const agent of agents) {
    if ((await stateOf(scene, agent)) !== 'needs_reconnect') continue;
    if (recorder.lossIsExplained(agent.id)) continue;
    recorder.violated('loss-is-real', `${agent.label} has to reconnect, and nobody revoked`);
  }
}

async function judge(scene: Scene, when: Stage): Promise<void> {
  const { database, recorder, agents, network } = scene;
  if (recorder.violations.length > 0) return;
  const { rows } = await database.owner.query<Outcome>(outcomesSql);
  const calendars = new Map<string, StandingEvent[]>();
  const accounts = (await network.control('GET', 'accounts')) as { items: { email: string }[] };
  for (const { email } of accounts.items) {
    const { items } = (await network.control('GET', `accounts/${email}/events`)) as {
      items: StandingEvent[];
    };
    calendars.set(email, items);
  }
  const violated = (rule: string, what: string): void =>
    recorder.violated(rule, `${what}, ${when}`);
  const connected = new Map<string, Agent>();
  for (const agent of agents) {
    const state = await stateOf(scene, agent);
    if (state === 'connected') connected.set(agent.id, agent);
    else if (agent.wantsConnection) violated('nothing-stuck', `${agent.label} is ${state}`);
  }
  for (const [account, events] of calendars) judgeDoubles(account, events, violated);
  for (const outcome of rows) {
    const name = `${outcome.id?.slice(0, 4)} v${outcome.version}`;
    if (outcome.version !== outcome.wantedVersion) {
      violated('outbox-is-atomic', `${name} has a lane at version ${outcome.wantedVersion}`);
      continue;
    }
    if ((outcome.receiptVersion ?? 0) > outcome.version) {
      violated('synced-version-is-honest', `${name} says v${outcome.receiptVersion}`);
    }
    const agent = connected.get(outcome.agentId);
    if (agent === undefined) continue;
    judgeLane(outcome, name, when, violated);
    const account = recorder.lastAccount.get(outcome.id);
    // Passed over while there was no connection: nothing of it may stand there, unless as wanted.
    const passedOver = outcome.state === 'skipped' && account === recorder.accountOf(agent.id);
    if (outcome.state !== 'done' && !passedOver) continue;
    const learnt = await accountOf(scene, agent);
    if (
      when === 'after another version of everything' &&
      learnt !== null &&
      outcome.title !== null &&
      account !== learnt
    ) {
      violated('account-is-honest', `${name} went to ${account}, the connection says ${learnt}`);
    }
    if (account === undefined || recorder.isTampered(outcome.id, account)) continue;
    const standing = (calendars.get(account) ?? []).filter(
      ({ id }) => parseEventId(id)?.appointmentId === outcome.id,
    );
    const titles = standing.map(({ summary }) => summary ?? '');
    const wanted = outcome.title === null ? [] : [outcome.title];
    if (passedOver && titles.length === 0) continue;
    if (titles.join() !== wanted.join()) {
      violated(
        'content-equal',
        `${name}: wanted [${wanted.join()}], ${account} has [${titles.join()}]`,
      );
    }
  }
}

function judgeLane(
  { state, doneVersion, version, title, hasReceipt, error }: Outcome,
  name: string,
  when: Stage,
  violated: (rule: string, what: string) => void,
): void {
  if (state === 'done' && doneVersion !== version) {
    violated('synced-version-is-honest', `${name} is done at v${doneVersion}`);
  }
  if (state === 'paused' || state === 'due') violated('nothing-stuck', `${name} is ${state}`);
  // What Google called invalid stays failed until there is a newer version, or of a deletion another
  // connect; and so does a crash.
  const refused = error === 'event_invalid' || error === 'delivery_crashes';
  const hadItsWayOut =
    when === 'after another connect' ||
    (when === 'after another version of everything' && title !== null);
  if (state === 'failed' && (!refused || hadItsWayOut)) {
    violated('nothing-stuck', `${name} failed with ${error}`);
  }
  const isWanted = when === 'after a backfill' && title !== null;
  if (state === 'skipped' && (hasReceipt || isWanted)) {
    violated('nothing-stuck', `${name} is skipped`);
  }
}

function judgeDoubles(
  account: string,
  events: readonly StandingEvent[],
  violated: (rule: string, what: string) => void,
): void {
  const seen = new Set<string>();
  for (const { id } of events) {
    const appointmentId = parseEventId(id)?.appointmentId;
    if (appointmentId === undefined) continue;
    if (seen.has(appointmentId)) {
      violated('no-double', `${appointmentId.slice(0, 4)} stands twice in ${account}`);
    }
    seen.add(appointmentId);
  }
}
