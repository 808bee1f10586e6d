import { Actors } from './actors.js';
import { CrashWatch } from './crash.watch.js';
import { Crm, type GiveBack } from './crm.js';
import { FaultPlan } from './fault.plan.js';
import { GoogleNetwork } from './google.network.js';
import { checkEnd } from './end.checks.js';
import { type Mutation, noMutation, rewriterOf } from './mutations.js';
import { here, inside, type Surroundings } from './platform.js';
import { judgeTransitions } from './machine.watch.js';
import { Random } from './random.js';
import { Recorder, type Violation } from './recorder.js';
import { type Replica, startReplica } from './replica.js';
import type { Wire } from './scheduled.client.js';
import type { Agent, Scene } from './scene.js';
import { SettleWitness } from './settle.witness.js';
import { resetSql, SimulatedDatabase } from './simulated.database.js';
import { labelOf } from './statement.label.js';
import { SimulatedProcess } from './simulated.process.js';
import type { Stage } from './stage.js';
import { type Action, storyOf } from './story.js';
import { World } from './world.js';

export interface RunOptions {
  readonly seed: number;
  readonly mutation?: Mutation;
  readonly late?: boolean;
  /** Actions by number, and faults by name, that are left out. */
  readonly without?: {
    readonly actions: ReadonlySet<number>;
    readonly faults: ReadonlySet<string>;
  };
}

export interface RunReport {
  readonly seed: number;
  readonly violations: readonly Violation[];
  readonly trace: readonly string[];
  readonly actions: readonly Action[];
  readonly faults: readonly string[];
  readonly writes: number;
  readonly waits: number;
  /** Changes of state that statements made. */
  readonly transitions: readonly string[];
}

/** With one contact each, which has its agent's id. */
const openAccountsSql = `
with opened as (
  insert into crm.account (id, name, email, email_key, password_hash)
  select id, '', '', id::text, '' from unnest($1::uuid[]) agent (id)
)
insert into crm.contact (id, agent_id, name) select id, id, '' from unnest($1::uuid[]) agent (id)`;

/** One run: what a seed brings about, and which rules did not hold. */
export class Simulation implements Scene {
  readonly seed: number;
  readonly world: World;
  readonly recorder: Recorder;
  readonly replicas = new Map<string, Replica>();
  readonly crms = new Map<string, Crm>();
  readonly agents: Agent[] = [];
  readonly mutation: Mutation;
  readonly faults: FaultPlan;
  readonly network: GoogleNetwork;
  readonly latency: Random;
  readonly crashes: CrashWatch;
  readonly witness: SettleWitness;
  #restarts = true;

  private constructor(
    readonly stage: Stage,
    readonly database: SimulatedDatabase,
    readonly options: RunOptions,
    world: World,
  ) {
    this.world = world;
    this.recorder = new Recorder(world);
    const { seed, mutation = noMutation, without, late = false } = options;
    const story = storyOf(seed, late);
    this.seed = seed;
    this.mutation = mutation;
    this.latency = new Random(`${seed} latency`);
    this.faults = new FaultPlan(String(seed), {
      rate: story.faultRate,
      late,
      without: without?.faults ?? new Set(),
    });
    this.network = new GoogleNetwork(
      world,
      stage.sandbox,
      this.faults,
      this.latency,
      this.recorder,
    );
    if (mutation.call !== undefined) this.network.rewrite = mutation.call;
    this.crashes = new CrashWatch(this.recorder);
    this.witness = new SettleWitness(database.owner, this.recorder, this.crashes);
  }

  static async run(stage: Stage, options: RunOptions): Promise<RunReport> {
    const world = new World();
    stage.world = world;
    const database = await SimulatedDatabase.open(world, stage.ownerUrl, stage.backends);
    try {
      await database.owner.query(resetSql);
      const simulation = new Simulation(stage, database, options, world);
      await simulation.network.control('POST', 'reset');
      return await simulation.#run();
    } finally {
      await database.close();
    }
  }

  async #run(): Promise<RunReport> {
    const { seed, without, late } = this.options;
    const story = storyOf(seed, late);
    const random = new Random(`${seed} agents`);
    for (let n = 1; n <= story.agents; n += 1) {
      this.agents.push({
        id: random.uuid(),
        label: `agent${n}`,
        sessionHash: Buffer.alloc(32, n),
        account: `account${1 + random.whole(story.accounts)}@example.com`,
        wantsConnection: false,
        hasLeft: false,
        connectsBegun: [],
        appointments: [],
      });
    }
    await this.database.owner.query(openAccountsSql, [this.agents.map(({ id }) => id)]);
    await this.network.control('POST', 'settings', {
      accessTokenSeconds: story.accessTokenSeconds,
    });
    for (let n = 1; n <= story.replicas; n += 1) await this.startReplica(`sync${n}`);
    for (let n = 1; n <= 2; n += 1) await this.#startCrm(`crm${n}`);
    const actors = new Actors(this, story);
    const actions = story.actions.filter(({ number }) => without?.actions.has(number) !== true);
    for (const action of actions) {
      this.world.after(action.atMs, 'io', undefined, () => actors.perform(action));
    }
    await this.world.runUntil(this.world.nowMs + story.lengthMs);
    await checkEnd(this, actors);
    const transitions = await judgeTransitions(this.database.owner, this.recorder);
    await this.#end();
    return {
      seed,
      violations: this.recorder.violations,
      trace: this.world.trace,
      actions,
      faults: this.faults.struck,
      writes: this.recorder.writes,
      waits: this.database.waits,
      transitions,
    };
  }

  async startReplica(name: string): Promise<void> {
    const { stage } = this;
    const place = this.#placeOf(name, () => this.startReplica(name));
    const dataSources = await stage.dataSources(name, stage.syncUrl);
    const { google, vault, syncUrl: databaseUrl } = stage;
    const { seed } = this.options;
    this.replicas.set(
      name,
      startReplica(place, this.#wire(place), {
        databaseUrl,
        dataSources,
        google,
        vault,
        random: new Random(`${seed} ${name} ${this.world.nowMs}`),
        mutation: this.mutation,
        crashes: this.crashes,
      }),
    );
    this.world.note(`${name} starts`);
  }

  async #startCrm(name: string): Promise<void> {
    const place = this.#placeOf(name, () => this.#startCrm(name));
    const { crmUrl: databaseUrl } = this.stage;
    const [dataSource] = await this.stage.dataSources(name, databaseUrl);
    const parts = { dataSource, databaseUrl, giveBack: this.#giveBack };
    this.crms.set(name, new Crm(place, this.#wire(place), parts));
  }

  /** crm-api's request for a disconnect, over HTTP: the balancer picks any replica that is there. */
  readonly #giveBack: GiveBack = (agentId, epoch) => {
    const { world, latency } = this;
    const asking = here()?.process;
    const there = [...this.replicas.values()].filter(({ place }) => place.process.alive);
    if (there.length === 0) return Promise.reject(new Error('connection refused'));
    const { place, connections } = latency.pick(there);
    return new Promise((resolve, reject) => {
      const answer = (settle: () => void): void =>
        void world.after(latency.between(0.1, 5), 'io', asking, settle);
      world.after(latency.between(0.1, 5), 'io', place.process, () => {
        inside(place, () => connections.disconnect.disconnect(agentId, epoch)).then(
          () => answer(resolve),
          (error: unknown) => answer(() => reject(error)),
        );
      });
    });
  };

  #placeOf(name: string, restart: () => Promise<void>): Surroundings {
    const process = new SimulatedProcess(this.world, name);
    process.onDeath(() => {
      this.world.note(`${name} dies`);
      const delayMs = this.latency.between(500, 6_000);
      if (this.#restarts) this.world.after(delayMs, 'io', undefined, restart);
    });
    const place: Surroundings = {
      process,
      fetch: function (this: Surroundings, input, init) {
        return network.fetch(this, input, init);
      },
    };
    const { network } = this;
    return place;
  }

  #wire(place: Surroundings): Wire {
    const { process } = place;
    const { database, faults, latency, witness } = this;
    return {
      process,
      place,
      database,
      faults,
      latency,
      rewrite: rewriterOf(this.mutation),
      before: (sql, values) => witness.before(sql, values),
      applied: async (sql, values, waited) => {
        if (labelOf(sql) === 'begin trial') {
          this.crashes.trialBegins(String(values[2]), Number(values[3]));
        }
        await witness.after(sql, values, waited);
      },
      claimed: (lanes) => {
        this.crashes.claimed(lanes);
        this.recorder.claimed(process, lanes);
      },
      notified: () => {
        for (const replica of this.replicas.values()) {
          this.world.after(latency.between(0.1, 3), 'io', replica.place.process, () =>
            replica.wake(),
          );
        }
      },
    };
  }

  async #end(): Promise<void> {
    this.#restarts = false;
    this.world.halted = false;
    for (const { place } of [...this.replicas.values(), ...this.crms.values()]) {
      place.process.kill();
    }
    await this.world.runUntil(this.world.nowMs + 1);
    const circle = await this.database.breakCircles();
    if (circle === 0) return;
    await this.world.runUntil(this.world.nowMs + 1);
    this.recorder.violated('nothing-stuck', `${circle} statements waited for each other`);
  }
}
