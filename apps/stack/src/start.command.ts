import { randomBytes } from 'node:crypto';
import { renderBanner } from './banner.js';
import type { Checkout } from './checkout.js';
import {
  demoEmails,
  type DemoPasswords,
  seedDemoAccounts,
} from './children/demo-accounts.seeder.js';
import { waitUntilHealthy } from './children/readiness.probe.js';
import {
  defineServices,
  type ServiceDefinition,
  serviceScripts,
} from './children/service.definitions.js';
import { ServiceProcess } from './children/service.process.js';
import type { StackConfig } from './config.js';
import type { DatabaseSource } from './database/database.source.js';
import { openLocalState } from './local-state/local-state.file.js';
import { completeState, emptyState } from './local-state/local.state.js';
import { claimPorts } from './ports/port.check.js';
import type { Member, RunningStack } from './running.stack.js';
import { planStack, wantedPorts } from './stack.plan.js';

/** Milliseconds in which the services of a killed start have ended by themselves. */
const leftoverPatience = 12_000;

const demoScript = 'crm-api/src/demo-accounts.main.js';

/** What has to be built for this start. */
export function neededScripts({ withSandbox, production }: StackConfig): string[] {
  return [
    serviceScripts['crm-api'],
    serviceScripts['calendar-sync'],
    ...(withSandbox ? [serviceScripts['google-sandbox']] : []),
    ...(production ? [] : [demoScript]),
  ];
}

/** Begins to run a service: as it is, or so that it can be started anew while it is written. */
export type RunService = (definition: ServiceDefinition) => Member;

export const runAsIs: RunService = (definition) => new ServiceProcess(definition);

export interface StartOptions {
  readonly config: StackConfig;
  readonly checkout: Checkout;
  readonly source: DatabaseSource;
  readonly stack: RunningStack;
  readonly run: RunService;
  readonly signal: AbortSignal;
}

/**
 * Brings the whole product up. What it has started is in `stack`, also when it fails half-way.
 *
 * @returns what to tell the person
 * @throws StartFault with one sentence
 */
export async function startStack(options: StartOptions): Promise<string> {
  const { config, checkout, source, signal } = options;
  const begun = performance.now();
  const ports = await claimPorts(
    wantedPorts(config),
    source.afterKill ? leftoverPatience : 0,
    signal,
  );
  // In production everything is given, and perhaps nothing can be written.
  const local = config.production
    ? completeState(emptyState, randomBytes)
    : await openLocalState(checkout.dataFolder);
  const database = await source.provide(local);
  signal.throwIfAborted();

  const plan = planStack(config, checkout, ports, database.ownerUrl, local.state);
  const services = defineServices(plan);
  const [signIns] = await Promise.all([
    config.production ? [] : seed(services, options, local.state.demo),
    bringUp(services, options),
  ]);
  return renderBanner({
    seconds: (performance.now() - begun) / 1000,
    web: plan.publicUrl,
    calendarSync: plan.addresses['calendar-sync'],
    sandbox: plan.withSandbox ? plan.addresses['google-sandbox'] : undefined,
    postgres: { ...database, passwordIn: source.passwordIn },
    signIns,
  });
}

async function bringUp(
  services: readonly ServiceDefinition[],
  { stack, run, signal }: StartOptions,
): Promise<void> {
  for (const service of services) stack.addService(run(service));
  await Promise.all(services.map(({ name, address }) => waitUntilHealthy(name, address, signal)));
}

/** @returns the sign-ins to show */
async function seed(
  services: readonly ServiceDefinition[],
  { checkout, signal }: StartOptions,
  passwords: DemoPasswords,
): Promise<{ email: string; password: string }[]> {
  const crmApi = services.find(({ name }) => name === 'crm-api');
  if (crmApi === undefined) return [];
  await seedDemoAccounts(crmApi, checkout.script(demoScript), passwords, signal);
  return [
    { email: demoEmails.agent, password: passwords.agent },
    { email: demoEmails.operator, password: passwords.operator },
  ];
}
