import type { Appointment, Crm } from './crm.js';
import type { FaultPlan } from './fault.plan.js';
import type { GoogleNetwork } from './google.network.js';
import type { Random } from './random.js';
import type { Recorder } from './recorder.js';
import type { Replica } from './replica.js';
import type { SimulatedDatabase } from './simulated.database.js';
import type { World } from './world.js';

export interface Agent {
  readonly id: string;
  readonly label: string;
  readonly sessionHash: Buffer;
  account: string;
  /** What the agent did last, connect or disconnect, whether it went well or not. */
  wantsConnection: boolean;
  /** The account is deleted, or is about to be. */
  hasLeft: boolean;
  readonly connectsBegun: number[];
  readonly appointments: Appointment[];
}

/** What there is in a run: for those who act in it, and those who judge it. */
export interface Scene {
  readonly seed: number;
  readonly world: World;
  readonly database: SimulatedDatabase;
  readonly network: GoogleNetwork;
  readonly faults: FaultPlan;
  readonly latency: Random;
  readonly recorder: Recorder;
  readonly agents: readonly Agent[];
  readonly replicas: ReadonlyMap<string, Replica>;
  readonly crms: ReadonlyMap<string, Crm>;
}
