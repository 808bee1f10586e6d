import { GoogleControl } from '../google.control.js';
import { Product } from '../product.js';
import type { ServiceProcess } from '../service.process.js';
import { SyncedAgent } from './synced.agent.js';

/** The product with two replicas of calendar-sync, and the people who use it. */
export class PeersWorld {
  #people = 0;

  private constructor(
    readonly product: Product,
    private readonly secondReplica: ServiceProcess,
    readonly google: GoogleControl,
    /** Connected, and to be left in peace by whatever happens to others. */
    readonly bystander: SyncedAgent,
  ) {}

  static async start(): Promise<PeersWorld> {
    const product = await Product.start();
    const secondReplica = await product.startAnotherCalendarSync();
    const google = new GoogleControl(product.sandbox.address);
    const bystander = await SyncedAgent.signUp(product, google, 'bystander');
    await bystander.connect();
    return new PeersWorld(product, secondReplica, google, bystander);
  }

  async stop(): Promise<void> {
    await this.secondReplica.stop();
    await this.product.stop();
  }

  /** Google is as it should be again, and has heard of nothing yet. */
  async beginAnew(): Promise<void> {
    await this.google.clearFaults();
    await this.google.forgetCalls();
  }

  /** Somebody new, without a calendar. */
  async agent(): Promise<SyncedAgent> {
    this.#people += 1;
    return SyncedAgent.signUp(this.product, this.google, `agent${this.#people}`);
  }

  async connectedAgents(count: number): Promise<SyncedAgent[]> {
    const agents: SyncedAgent[] = [];
    for (let n = 0; n < count; n += 1) {
      const agent = await this.agent();
      await agent.connect();
      agents.push(agent);
    }
    return agents;
  }
}
