import { parseEventId } from '../../apps/calendar-sync/src/calendar/event.identity.js';
import { defaultRelaySettings } from '../../apps/calendar-sync/src/relay/relay.settings.js';
import type { Crm, Edit } from './crm.js';
import { inside } from './platform.js';
import { Random } from './random.js';
import type { StandingEvent } from './recorder.js';
import type { Replica } from './replica.js';
import type { Agent, Scene } from './scene.js';
import type { Action, ActionKind, Story } from './story.js';

const redirectUri = 'http://crm.test/api/calendar-connection/callback';
const hourMs = 3_600_000;

/** Agents, persons in front of Google, and operators: what they do in a run. */
export class Actors {
  constructor(
    private readonly scene: Scene,
    private readonly story: Story,
  ) {}

  async perform({ number, kind, agent: index }: Action): Promise<void> {
    const { seed } = this.scene;
    const random = new Random(`${seed} action ${number}`);
    const agent = this.scene.agents[index];
    if (agent === undefined) return;
    this.scene.world.note(`· ${agent.label} ${kind} (action ${number})`);
    await this.#acts[kind](agent, random);
  }

  readonly #acts: Readonly<
    Record<ActionKind, (agent: Agent, random: Random) => void | Promise<void>>
  > = {
    create: (agent, random) => {
      const appointment = { id: random.uuid(), agentId: agent.id };
      agent.appointments.push(appointment);
      this.#write(random, [{ appointment, kind: 'create' }]);
    },
    edit: (agent, random) => this.#write(random, this.#some(agent, random, 1)),
    burst: (agent, random) => {
      const edits = this.#some(agent, random, 1);
      for (let n = 0; n < 3; n += 1) this.#write(random, edits);
    },
    import: (agent, random) => this.#write(random, this.#some(agent, random, 4)),
    rollback: (agent, random) => this.#write(random, this.#some(agent, random, 2), true),
    poison: (agent, random) =>
      this.#write(
        random,
        this.#some(agent, random, 1).map(({ appointment }) => ({ appointment, kind: 'poison' })),
      ),
    delete: (agent, random) => {
      const edits = this.#some(agent, random, 1);
      this.#write(
        random,
        edits.map(({ appointment }) => ({ appointment, kind: 'delete' })),
      );
    },
    disconnect: (agent, random) => void this.disconnect(agent, random),
    connect: (agent, random) => void this.connect(agent, random),
    connect_elsewhere: (agent, random) => {
      agent.account = `account${1 + random.whole(this.story.accounts)}@example.com`;
      void this.connect(agent, random);
    },
    backfill: (agent, random) => void this.backfill(agent, random),
    leave: (agent, random) => void this.#leave(agent, random),
    revoke_at_google: async (agent) => {
      this.scene.recorder.mayLose(agent.account);
      await this.#google('POST', `accounts/${agent.account}/revoke`);
    },
    expire_access: async (agent) => {
      await this.#google('POST', `accounts/${agent.account}/expire-access-tokens`);
    },
    person_edits: async (agent, random) =>
      this.#person(agent, random, 'PATCH', '', { summary: 'Something else' }),
    person_deletes: async (agent, random) => this.#person(agent, random, 'DELETE', ''),
    person_purges: async (agent, random) => this.#person(agent, random, 'DELETE', '?purge=true'),
    person_creates: async (agent) => {
      await this.#google('POST', `accounts/${agent.account}/events`, { summary: 'Dentist' });
    },
    kill: (_agent, random) => this.#replica(random)?.place.process.kill(),
    pause: (_agent, random) => {
      const process = this.#replica(random)?.place.process;
      const forMs = random.between(2_000, 40_000);
      if (random.chance(0.5)) process?.pause(forMs);
      else process?.pauseInDelivery(forMs);
    },
    stop: (_agent, random) => {
      const replica = this.#replica(random);
      if (replica === undefined) return;
      void this.#request(replica, () => replica.stop()).then(() => replica.place.process.kill());
    },
    clock_jump: (_agent, random) => {
      const replica = this.#replica(random);
      if (replica !== undefined) {
        replica.place.process.wallOffsetMs = random.pick([-hourMs, hourMs, -1_000, 60_000]);
      }
    },
    outage: (_agent, random) => {
      const { network, world } = this.scene;
      network.outageUntilMs = world.nowMs + random.between(2_000, 20_000);
    },
  };

  /** The whole way over Google's page; the callback may reach another replica, or come late. */
  async connect(agent: Agent, random: Random): Promise<void> {
    const { world, network, recorder } = this.scene;
    if (agent.hasLeft) return;
    const { account } = agent;
    const applicant = { agentId: agent.id, sessionHash: agent.sessionHash };
    agent.wantsConnection = true;
    try {
      const first = this.#replica(random);
      if (first === undefined) return;
      const url = await this.#request(first, () =>
        first.connections.connect.authorize(applicant, redirectUri),
      );
      const thinkingMs = random.chance(0.7) ? random.between(50, 500) : random.between(500, 15_000);
      let consentedMs = world.nowMs;
      const back = await new Promise<URL>((resolve) => {
        world.after(thinkingMs, 'io', undefined, async () => {
          await this.#google('POST', 'consent', { email: account, decision: 'allow', once: true });
          consentedMs = world.nowMs;
          resolve(await network.browse(url));
        });
      });
      const second = this.#replica(random);
      // With the account its sessions are gone.
      if (second === undefined || agent.hasLeft) return;
      const thinksBetter = random.chance(0.1);
      const outcome = await this.#request(second, () => {
        // In another tab: what is under way must not count any more.
        if (thinksBetter)
          world.after(20, 'io', undefined, () => void this.disconnect(agent, random));
        agent.connectsBegun.push(world.nowMs);
        recorder.mayBegin(agent.id);
        return second.connections.connect.complete(applicant, {
          state: back.searchParams.get('state') ?? '',
          code: back.searchParams.get('code') ?? undefined,
          error: back.searchParams.get('error') ?? undefined,
        });
      });
      const crm = this.#crm(random);
      const gone = await this.#request(crm, () => crm.departed.forgetIfGone(agent.id));
      if (outcome === 'connected' && !gone) recorder.connected(agent.id, account, consentedMs);
      world.note(`· ${agent.label} connects ${account}: ${outcome}`);
    } catch (error) {
      world.note(`· ${agent.label} cannot connect: ${String(error)}`);
    }
  }

  async disconnect(agent: Agent, random: Random): Promise<void> {
    const { world, recorder } = this.scene;
    if (agent.hasLeft) return;
    const crm = this.#crm(random);
    agent.wantsConnection = false;
    const askedMs = world.nowMs;
    try {
      await this.#request(crm, () => crm.disconnector.disconnect(agent.id, ''));
      world.note(`· ${agent.label} is disconnected`);
      if (agent.connectsBegun.some((begunMs) => begunMs >= askedMs)) return;
      recorder.stopped(agent.id, `the disconnect of ${agent.label}`);
    } catch (error) {
      world.note(`· ${agent.label} cannot disconnect: ${String(error)}`);
    }
  }

  async backfill(agent: Agent, random: Random): Promise<void> {
    const { world } = this.scene;
    const crm = this.#crm(random);
    try {
      const appointments = await this.#request(crm, () => crm.backfill.begin(agent.id));
      world.note(`· ${agent.label} has ${appointments} backfilled`);
    } catch (error) {
      world.note(`· ${agent.label} cannot backfill: ${String(error)}`);
    }
  }

  /** Deletes the account. What was on its way may be written as long as its lease lasts. */
  async #leave(agent: Agent, random: Random): Promise<void> {
    const { world, recorder } = this.scene;
    if (agent.hasLeft) return;
    agent.hasLeft = true;
    agent.wantsConnection = false;
    const crm = this.#crm(random);
    try {
      await this.#request(crm, () => crm.remover.remove(agent.id, ''));
      world.note(`· ${agent.label} has left`);
      world.after(defaultRelaySettings.leaseMs, 'io', undefined, () =>
        recorder.stopped(agent.id, `the account of ${agent.label} was deleted`),
      );
    } catch (error) {
      world.note(`· ${agent.label} cannot leave: ${String(error)}`);
    }
  }

  /** crm-api's upkeep: a connect that crashed while its account was deleted. */
  lookForDeparted(random: Random): void {
    const crm = this.#crm(random);
    void this.#request(crm, () => crm.departed.forgetAll());
  }

  /** One more version of everything of an agent that is not deleted. */
  touchAll(agent: Agent, random: Random): void {
    for (const appointment of agent.appointments) {
      this.#write(random, [{ appointment, kind: 'edit' }]);
    }
  }

  /** A request over HTTP: a process that is paused takes it up when it wakes, a dead one never. */
  #request<Answer>({ place }: Replica | Crm, handle: () => Promise<Answer>): Promise<Answer> {
    const { world, latency } = this.scene;
    return new Promise((resolve, reject) => {
      world.after(latency.between(0.1, 5), 'io', place.process, () => {
        inside(place, handle).then(resolve, reject);
      });
    });
  }

  #write(random: Random, edits: readonly Edit[], rollBack = false): void {
    const crm = this.#crm(random);
    if (edits.length === 0) return;
    const { world, latency } = this.scene;
    world.after(latency.between(0.1, 5), 'io', crm.place.process, () => {
      void crm.write(edits, rollBack);
    });
  }

  #crm(random: Random): Crm {
    return random.pick([...this.scene.crms.values()]);
  }

  #some(agent: Agent, random: Random, most: number): Edit[] {
    const { appointments } = agent;
    const chosen = new Set(
      Array.from({ length: Math.min(most, appointments.length) }, () => random.pick(appointments)),
    );
    return [...chosen]
      .toSorted((one, other) => (one.id < other.id ? -1 : 1))
      .map((appointment) => ({ appointment, kind: 'edit' }));
  }

  #replica(random: Random): Replica | undefined {
    const awake = [...this.scene.replicas.values()].filter(
      ({ place: { process } }) => process.alive,
    );
    const number = random.whole(1_000);
    return awake[number % Math.max(1, awake.length)];
  }

  /** What the person does to an event of ours in Google Calendar itself. */
  async #person(
    { account }: Agent,
    random: Random,
    method: string,
    query: string,
    body?: object,
  ): Promise<void> {
    const { recorder, network } = this.scene;
    const { items } = (await this.#google('GET', `accounts/${account}/events`)) as {
      items: StandingEvent[];
    };
    const ours = items.filter(({ id }) => parseEventId(id) !== null);
    if (ours.length === 0) return;
    const { id } = random.pick(ours);
    await this.#google(method, `accounts/${account}/events/${id}${query}`, body);
    const appointmentId = parseEventId(id)?.appointmentId ?? '';
    recorder.tampered(appointmentId, account, await network.event(account, id));
  }

  #google(method: string, path: string, body?: object): Promise<unknown> {
    return this.scene.network.control(method, path, body);
  }
}
