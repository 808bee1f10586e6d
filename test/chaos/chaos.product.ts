import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Environment } from '#shared/config/index.js';
import { deriveRoleUrl, migrate } from '#shared/database/index.js';
import { checkoutAt } from '../../apps/stack/src/checkout.js';
import {
  defineServices,
  type ServiceDefinition,
} from '../../apps/stack/src/children/service.definitions.js';
import type { ServiceName } from '../../apps/stack/src/config.js';
import { planDemo } from '../../apps/stack/src/demo/demo.services.js';
import { StallingProxy } from '../postgres/stalling.proxy.js';
import { freePorts } from '../system/free.ports.js';
import { OwnerDatabase } from './owner.database.js';
import { RestartablePostgres } from '../postgres/restartable.postgres.js';
import { SupervisedProcess } from './supervised.process.js';

/** Milliseconds. Shorter than in production, so that leases run out and retries come within a run. */
export const relayTimes = {
  leaseMs: 4_000,
  deliveryMs: 2_800,
  callMs: 2_500,
} as const;

const settings = {
  LOG_LEVEL: 'debug',
  RELAY_LEASE_MS: String(relayTimes.leaseMs),
  RELAY_DELIVERY_MS: String(relayTimes.deliveryMs),
  GOOGLE_CALL_TIMEOUT_MS: String(relayTimes.callMs),
  RELAY_POLL_MS: '250',
  RELAY_RETRY_BASE_MS: '300',
  RELAY_RETRY_CAP_MS: '3000',
};

export interface ChaosPlaces {
  readonly checkout: string;
  /** For the data and the logs; anybody may pass through it. */
  readonly folder: string;
  readonly logs: string;
}

/** The whole product as processes that can be hurt, on a PostgreSQL that can be restarted. */
export class ChaosProduct {
  readonly replicas: SupervisedProcess[] = [];
  readonly postgres: RestartablePostgres;
  crmApi!: SupervisedProcess;
  sandbox!: SupervisedProcess;
  owner!: OwnerDatabase;
  /** Between one of the replicas and PostgreSQL. */
  proxy!: StallingProxy;

  constructor(
    private readonly places: ChaosPlaces,
    private readonly forProcesses: Environment,
    private readonly signal: AbortSignal,
  ) {
    this.postgres = new RestartablePostgres({
      checkout: places.checkout,
      folder: places.folder,
      clusterName: 'alt-chaos',
      maxConnections: 200,
      signal,
    });
  }

  /** @param clockAheadMs of the replica whose clock is wrong */
  async start(replicas: number, clockAheadMs: number): Promise<void> {
    await this.postgres.start();
    const { ownerUrl } = this.postgres;
    await migrate(ownerUrl);
    this.owner = new OwnerDatabase(ownerUrl, this.signal);
    this.proxy = await StallingProxy.before(deriveRoleUrl(ownerUrl, 'calendar_sync'));

    const [crmApi, sandbox, ...sync] = await freePorts(replicas + 2);
    const ports = { 'crm-api': crmApi, 'calendar-sync': sync[0], 'google-sandbox': sandbox };
    const definitions = this.#define(ownerUrl, ports as Record<ServiceName, number>);
    this.crmApi = this.#process('crm-api', definitions['crm-api']);
    this.sandbox = this.#process('google-sandbox', definitions['google-sandbox']);
    for (const [index, port] of sync.entries()) {
      const definition = at(definitions['calendar-sync'], port);
      // crm-api speaks with the first one: signed requests ask for clocks that agree.
      const isLast = index > 0 && index === replicas - 1;
      const isCut = index === Math.min(1, replicas - 1);
      this.replicas.push(
        this.#process(
          `calendar-sync-${index + 1}`,
          isCut ? withDatabase(definition, this.proxy.url) : definition,
          isLast ? [`--import=${wrongClock(clockAheadMs)}`] : [],
        ),
      );
    }
    await Promise.all(this.processes.map((one) => one.start(this.signal)));
  }

  get processes(): readonly SupervisedProcess[] {
    return [this.crmApi, ...this.replicas, this.sandbox].filter((one) => one !== undefined);
  }

  get accidents(): readonly string[] {
    return this.processes.flatMap(({ accidents }) => accidents);
  }

  /** Everybody drains and goes, as at a shutdown: what is said then is in the logs too. */
  async terminate(): Promise<void> {
    for (const one of this.processes) await one.terminate();
  }

  /** Whatever state it is in. */
  async end(): Promise<void> {
    await Promise.all(this.processes.map((one) => one.end()));
    // A watcher's last question may be on its way.
    await Promise.race([this.owner?.end(), pause(2_000)]);
    await this.proxy?.close();
    await this.postgres.end();
  }

  #process(name: string, definition: ServiceDefinition, args: string[] = []): SupervisedProcess {
    return new SupervisedProcess(name, definition, args, this.places.logs);
  }

  #define(ownerUrl: string, ports: Record<ServiceName, number>) {
    const checkout = checkoutAt(this.places.checkout);
    const plan = planDemo(checkout, ownerUrl, ports, this.forProcesses, randomBytes);
    const all = defineServices({ ...plan, given: { ...plan.given, ...settings } });
    const named = Object.fromEntries(all.map((one) => [one.name, one]));
    return named as Record<ServiceName, ServiceDefinition>;
  }
}

function at(definition: ServiceDefinition, port: number): ServiceDefinition {
  return {
    ...definition,
    address: `http://127.0.0.1:${port}`,
    environment: { ...definition.environment, CALENDAR_SYNC_PORT: String(port) },
  };
}

function withDatabase(definition: ServiceDefinition, url: string): ServiceDefinition {
  return { ...definition, environment: { ...definition.environment, DATABASE_URL: url } };
}

function wrongClock(aheadMs: number): string {
  const module = new URL('wrong.clock.js', import.meta.url);
  module.searchParams.set('aheadMs', String(aheadMs));
  return module.href;
}
