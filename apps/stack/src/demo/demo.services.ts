import { deriveRoleUrl } from '#shared/database/index.js';
import type { Environment } from '#shared/config/index.js';
import type { Checkout } from '../checkout.js';
import type { StackPlan } from '../children/service.definitions.js';
import type { ServiceName } from '../config.js';
import { type DrawBytes, drawSecret, drawTokenKey } from '../local-state/local.secrets.js';

/**
 * Milliseconds, shorter than in production wherever the story would only wait. A call to Google
 * still may take longer than the slowest answer in the story.
 */
const impatience = {
  GOOGLE_CALL_TIMEOUT_MS: '2600',
  RELAY_DELIVERY_MS: '2800',
  RELAY_LEASE_MS: '3000',
  RELAY_POLL_MS: '100',
  RELAY_RETRY_BASE_MS: '600',
  RELAY_RETRY_CAP_MS: '1200',
} as const;

/** The three services of one telling: on loopback alone, with secrets that end with it. */
export function planDemo(
  checkout: Checkout,
  ownerUrl: string,
  ports: Readonly<Record<ServiceName, number>>,
  forProcesses: Environment,
  draw: DrawBytes,
): StackPlan {
  const at = (service: ServiceName): string => `http://127.0.0.1:${ports[service]}`;
  return {
    withSandbox: true,
    ports,
    addresses: {
      'crm-api': at('crm-api'),
      'calendar-sync': at('calendar-sync'),
      'google-sandbox': at('google-sandbox'),
    },
    databaseUrls: {
      crmApi: deriveRoleUrl(ownerUrl, 'crm_api'),
      calendarSync: deriveRoleUrl(ownerUrl, 'calendar_sync'),
    },
    publicUrl: at('crm-api'),
    calendarSyncUrl: at('calendar-sync'),
    secrets: {
      tokenEncryptionKeys: drawTokenKey(draw),
      serviceSecret: drawSecret(draw),
      sessionSecret: drawSecret(draw),
    },
    // None: its calendars end with it.
    sandboxStateFile: '',
    given: { ...forProcesses, ...impatience, CRM_API_HOST: '127.0.0.1' },
    script: checkout.script,
  };
}
