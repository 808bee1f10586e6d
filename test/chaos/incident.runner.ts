import { setTimeout as pause } from 'node:timers/promises';
import type { ChaosAgent } from './chaos.agent.js';
import type { Deed, Incident, PersonsDeed } from './chaos.plan.js';
import type { ChaosProduct } from './chaos.product.js';
import { appointmentIn } from './calendar.audit.js';
import type { GooglePeople } from './google.people.js';

/** Between two looks at how far the changes are. */
const lookMs = 25;

/** How long a person stays disconnected. */
const awayMs = 1_500;

/** Does what the plan says, when it says so. */
export class IncidentRunner {
  readonly counts = new Map<string, number>();
  /** The sandbox's id of each fault that was planned there. */
  readonly googleFaults = new Map<string, string>();
  /** Accounts whose grants their owners ended at Google. */
  readonly revoked = new Set<string>();
  readonly #targets = new Map<string, Promise<void>>();
  readonly #running = new Set<Promise<void>>();

  constructor(
    private readonly product: ChaosProduct,
    private readonly google: GooglePeople,
    private readonly agents: readonly ChaosAgent[],
    private readonly signal: AbortSignal,
  ) {}

  /** @param progress the share of the changes that is written. @returns when all have ended */
  async run(plan: readonly Incident[], progress: () => number): Promise<void> {
    for (const incident of plan) {
      while (progress() < incident.at) await pause(lookMs, undefined, { signal: this.signal });
      this.#running.add(this.#after(targetsOf(incident), () => this.#do(incident)));
    }
    await Promise.all(this.#running);
  }

  /** What happens to one thing happens one after the other. */
  async #after(targets: readonly string[], work: () => Promise<void>): Promise<void> {
    const before = targets.map((target) => this.#targets.get(target) ?? Promise.resolve());
    const doing = Promise.all(before).then(work);
    // Whoever comes next is told, and so is `run` at its end.
    doing.catch(() => undefined);
    for (const target of targets) this.#targets.set(target, doing);
    return doing;
  }

  async #do(deed: Deed): Promise<void> {
    const { product, signal } = this;
    this.#count(deed.kind === 'database restarted' ? `${deed.kind}, ${deed.how}` : deed.kind);
    switch (deed.kind) {
      case 'replica killed': {
        const replica = this.#replica(deed.replica);
        await replica.kill();
        await this.#wait(deed.downMs);
        return replica.start(signal);
      }
      case 'replica stopped': {
        const replica = this.#replica(deed.replica);
        replica.stop();
        await this.#wait(deed.forMs);
        return replica.goOn();
      }
      case 'replica terminated': {
        const replica = this.#replica(deed.replica);
        await replica.terminate();
        return replica.start(signal);
      }
      case 'api killed':
        await product.crmApi.kill();
        await this.#wait(deed.downMs);
        return product.crmApi.start(signal);
      case 'api terminated':
        await product.crmApi.terminate();
        return product.crmApi.start(signal);
      case 'database restarted':
        return product.postgres.restart(deed.how);
      case 'sessions terminated':
        await product.owner.terminateSessions();
        return;
      case 'database read-only':
        await product.owner.setReadOnly(true);
        await this.#wait(deed.forMs);
        return product.owner.setReadOnly(false);
      case 'network silent':
        product.proxy.stall();
        await this.#wait(deed.forMs);
        return product.proxy.flow();
      case 'google fault': {
        const { id } = await this.google.plan(deed.rule);
        this.googleFaults.set(id, deed.name);
        return;
      }
      case 'grant revoked': {
        const { account } = this.#agent(deed.agent);
        this.revoked.add(account);
        return this.google.revoke(account);
      }
      case 'disconnected':
        return this.#disconnect(this.#agent(deed.agent), deed.back);
      case 'event edited':
      case 'event deleted':
      case 'event purged':
        return this.#tamper(this.#agent(deed.agent), deed.kind);
    }
  }

  async #disconnect(agent: ChaosAgent, back: boolean): Promise<void> {
    await agent.disconnect();
    if (!back) return;
    await this.#wait(awayMs);
    await agent.connect();
  }

  /** To the first event of ours that stands there, if one does. */
  async #tamper(agent: ChaosAgent, deed: PersonsDeed): Promise<void> {
    const events = await this.google.events(agent.account);
    const event = events.find(({ id }) => appointmentIn(id) !== undefined);
    const appointmentId = appointmentIn(event?.id ?? null);
    if (event === undefined || appointmentId === undefined) return;
    agent.tampered.add(appointmentId);
    try {
      if (deed === 'event edited') {
        await this.google.edit(agent.account, event.id, { summary: 'Changed in Google' });
      } else await this.google.remove(agent.account, event.id, deed === 'event purged');
    } catch (error) {
      // A delivery removed it since we looked.
      if (!/with (?:404|410)$/.test(String(error))) throw error;
    }
  }

  #replica(index: number) {
    const replica = this.product.replicas[index];
    if (replica === undefined) throw new RangeError(`there is no replica ${index}`);
    return replica;
  }

  #agent(index: number): ChaosAgent {
    const agent = this.agents[index];
    if (agent === undefined) throw new RangeError(`there is no agent ${index}`);
    return agent;
  }

  async #wait(milliseconds: number): Promise<void> {
    await pause(milliseconds, undefined, { signal: this.signal });
  }

  #count(what: string): void {
    this.counts.set(what, (this.counts.get(what) ?? 0) + 1);
  }
}

/** A process that is told to stop gets a database to finish its work with. */
function targetsOf(deed: Deed): readonly string[] {
  switch (deed.kind) {
    case 'replica killed':
    case 'replica stopped':
      return [`replica ${deed.replica}`];
    case 'replica terminated':
      return [`replica ${deed.replica}`, 'database'];
    case 'api killed':
      return ['api'];
    case 'api terminated':
      return ['api', 'database'];
    case 'database restarted':
    case 'sessions terminated':
    case 'database read-only':
    case 'network silent':
      return ['database'];
    case 'disconnected':
    case 'grant revoked':
      return [`agent ${deed.agent}`];
    case 'google fault':
    case 'event edited':
    case 'event deleted':
    case 'event purged':
      return ['google'];
  }
}
