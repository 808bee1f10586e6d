import { randomBytes } from 'node:crypto';
import type { Environment } from '#shared/config/index.js';
import { migrate } from '#shared/database/index.js';
import type { Checkout } from '../checkout.js';
import { describeExit } from '../children/process.exit.js';
import { waitUntilHealthy } from '../children/readiness.probe.js';
import { defineServices, type ServiceDefinition } from '../children/service.definitions.js';
import { stopInOrder } from '../children/stop.sequence.js';
import type { ServiceName } from '../config.js';
import { findFreePort } from '../ports/free-port.js';
import { StartFault } from '../start.fault.js';
import { startThrowAwayCluster, type ThrowAwayCluster } from '../throw-away/throw-away.cluster.js';
import { planDemo } from './demo.services.js';
import { WatchedService } from './watched.service.js';

/** Milliseconds that a service may take to stop, and all of them together. */
const stopPatience = { each: 2_000, all: 5_000 };

/** Where everything is, once it answers. */
export interface DemoAddresses {
  readonly alt: string;
  readonly google: string;
  readonly ownerUrl: string;
  readonly postgresVersion: string;
}

/** The whole product for one telling of the story: a database without a past, three services. */
export class DemoProduct {
  /** Rejects when a service ends that nobody stopped; never resolves. */
  readonly death: Promise<never>;
  readonly #dies: (fault: StartFault) => void;
  readonly #services = new Map<ServiceName, WatchedService>();
  #definitions: readonly ServiceDefinition[] = [];
  #cluster: Promise<ThrowAwayCluster> | undefined;

  constructor(
    private readonly checkout: Checkout,
    private readonly forProcesses: Environment,
    private readonly signal: AbortSignal,
  ) {
    const { promise, reject } = Promise.withResolvers<never>();
    // Nobody may be waiting for it when it comes.
    promise.catch(() => undefined);
    this.death = promise;
    this.#dies = reject;
  }

  /** What it has started has to be stopped, also when it fails half-way. */
  async start(): Promise<DemoAddresses> {
    this.#cluster = startThrowAwayCluster(this.checkout.root);
    const { ownerUrl, version } = await this.#cluster;
    this.signal.throwIfAborted();
    await migrate(ownerUrl);
    const ports = await freePorts();
    const plan = planDemo(this.checkout, ownerUrl, ports, this.forProcesses, randomBytes);
    this.#definitions = defineServices(plan);
    await Promise.all(this.#definitions.map(({ name }) => this.startService(name)));
    const { addresses } = plan;
    return {
      alt: addresses['crm-api'],
      google: addresses['google-sandbox'],
      ownerUrl,
      postgresVersion: version,
    };
  }

  /** @returns when it is ready */
  async startService(wanted: ServiceName): Promise<void> {
    this.signal.throwIfAborted();
    const definition = this.#definitions.find(({ name }) => name === wanted);
    if (definition === undefined) throw new Error(`${wanted} was never defined`);
    const service = new WatchedService(definition);
    this.#services.set(wanted, service);
    void this.#watch(service);
    await Promise.race([waitUntilHealthy(wanted, definition.address, this.signal), this.death]);
  }

  /** `kill -9`. @returns when it is gone */
  async crash(name: ServiceName): Promise<void> {
    const service = this.#services.get(name);
    service?.kill();
    await service?.exited;
  }

  /** What the services said last, in the order in which they are stopped. */
  lastWords(): readonly { readonly name: string; readonly lines: readonly string[] }[] {
    return [...this.#services.values()].map((one) => ({ name: one.name, lines: one.lastLines() }));
  }

  async stop(): Promise<void> {
    await stopInOrder([...this.#services.values()], stopPatience);
    const cluster = await this.#cluster?.catch(() => undefined);
    await cluster?.stop();
  }

  /** Ends a stop that is under way: nothing drains any longer. */
  kill(): void {
    for (const service of this.#services.values()) service.kill();
  }

  async #watch(service: WatchedService): Promise<void> {
    const exit = await service.exited;
    if (service.isEnding) return;
    this.#dies(
      new StartFault('process_died', `${service.name} ended by itself (${describeExit(exit)}).`),
    );
  }
}

async function freePorts(): Promise<Record<ServiceName, number>> {
  const [crmApi, calendarSync, sandbox] = await Promise.all([
    findFreePort(),
    findFreePort(),
    findFreePort(),
  ]);
  return { 'crm-api': crmApi, 'calendar-sync': calendarSync, 'google-sandbox': sandbox };
}
