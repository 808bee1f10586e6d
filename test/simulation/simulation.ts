import { Actors } from './actors.js';
import { Crm } from './crm.js';
import { FaultPlan } from './fault.plan.js';
import { GoogleNetwork } from './google.network.js';
import { checkEnd } from './end.checks.js';
import { type Mutation, noMutation, rewriterOf } from './mutations.js';
import type { Surroundings } from './platform.js';
import { judgeTransitions } from './machine.watch.js';
import { Random } from './random.js';
import { Recorder, type Violation } from './recorder.js';
import { type Replica, startReplica } from './replica.js';
import type { Wire } from './scheduled.client.js';
import type { Agent, Scene } from './scene.js';
import { SettleWitness } from './settle.witness.js';
import { resetSql, SimulatedDatabase } from './simulated.database.js';
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
    const { seed, mutation = noMutation, without } = options;
    const story = storyOf(seed);
    this.seed = seed;
    this.mutation = mutation;
    this.latency = new Random(`${seed} latency`);
    this.faults = new FaultPlan(String(seed), {
      rate: story.faultRate,
      late: this.options.late ?? false,
      without: without?.faults ?? new Set(),
    });
    this.network = new GoogleNetwork(
      world,
      stage.sandbox,
      this.faults,
      this.latency,
      this.recorder,
    );
    if (mutation.headers !== undefined) this.network.rewriteHeaders = mutation.headers;
    this.witness = new SettleWitness(database.owner, this.recorder);
  }

  static async run(stage: Stage, options: RunOptions): Promise<RunReport> {
    const world = new World();
    stage.world = world;
    const database = await SimulatedDatabase.open(world, stage.ownerUrl);
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
    const { seed, without } = this.options;
    const story = storyOf(seed);
    const random = new Random(`${seed} agents`);
    for (let n = 1; n <= story.agents; n += 1) {
      this.agents.push({
        id: random.uuid(),
        label: `agent${n}`,
        sessionHash: Buffer.alloc(32, n),
        account: `account${1 + random.whole(story.accounts)}@example.com`,
        wantsConnection: false,
        connectsBegun: [],
        appointments: [],
      });
    }
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
      }),
    );
    this.world.note(`${name} starts`);
  }

  async #startCrm(name: string): Promise<void> {
    const place = this.#placeOf(name, () => this.#startCrm(name));
    const [dataSource] = await this.stage.dataSources(name, this.stage.crmUrl);
    this.crms.set(name, new Crm(place, this.#wire(place), dataSource, this.stage.crmUrl));
  }

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
      applied: (sql, values, waited) => witness.after(sql, values, waited),
      claimed: (agentIds) => this.recorder.claimed(process, agentIds),
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
  }
}
