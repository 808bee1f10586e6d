import { deriveRoleUrl } from '#shared/database/index.js';
import type { Checkout } from './checkout.js';
import type { StackPlan } from './children/service.definitions.js';
import type { ServiceName, StackConfig } from './config.js';
import type { LocalState } from './local-state/local.state.js';
import type { WantedPort } from './ports/port.check.js';
import { join } from 'node:path';

const portVariables: Readonly<Record<ServiceName, string>> = {
  'crm-api': 'CRM_API_PORT',
  'calendar-sync': 'CALENDAR_SYNC_PORT',
  'google-sandbox': 'GOOGLE_SANDBOX_PORT',
};

export function wantedPorts({ listening, withSandbox }: StackConfig): WantedPort[] {
  const services: ServiceName[] = ['crm-api', 'calendar-sync'];
  if (withSandbox) services.push('google-sandbox');
  return services.map((service) => ({
    service,
    variable: portVariables[service],
    ...listening[service],
  }));
}

/** Everything that the services are told: what was given, and in its place what was made. */
export function planStack(
  config: StackConfig,
  checkout: Checkout,
  ports: ReadonlyMap<ServiceName, number>,
  ownerUrl: string,
  { secrets }: Pick<LocalState, 'secrets'>,
): StackPlan {
  const port = (service: ServiceName): number => ports.get(service) ?? 0;
  const address = (service: ServiceName): string =>
    `http://${reachable(config.listening[service].host)}:${port(service)}`;
  const addresses = {
    'crm-api': address('crm-api'),
    'calendar-sync': address('calendar-sync'),
    'google-sandbox': address('google-sandbox'),
  };
  return {
    withSandbox: config.withSandbox,
    addresses,
    ports: {
      'crm-api': port('crm-api'),
      'calendar-sync': port('calendar-sync'),
      'google-sandbox': port('google-sandbox'),
    },
    databaseUrls: {
      crmApi: deriveRoleUrl(ownerUrl, 'crm_api'),
      calendarSync: deriveRoleUrl(ownerUrl, 'calendar_sync'),
    },
    publicUrl: config.publicUrl ?? `http://localhost:${port('crm-api')}`,
    calendarSyncUrl: config.calendarSyncUrl ?? addresses['calendar-sync'],
    secrets: {
      tokenEncryptionKeys: config.tokenEncryptionKeys ?? secrets.tokenEncryptionKeys,
      serviceSecret: config.serviceSecret ?? secrets.serviceSecret,
      sessionSecret: config.sessionSecret ?? secrets.sessionSecret,
    },
    sandboxStateFile: join(checkout.dataFolder, 'google-sandbox.json'),
    given: config.environment,
    script: checkout.script,
  };
}

/** A wildcard is where to listen, not where to go. */
function reachable(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}
