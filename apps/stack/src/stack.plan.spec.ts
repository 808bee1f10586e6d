import { describe, expect, it } from '@jest/globals';
import { checkoutAt } from './checkout.js';
import { loadStackConfig, type ServiceName } from './config.js';
import { planStack, wantedPorts } from './stack.plan.js';

const ownerUrl = 'postgres://alt:secret@127.0.0.1:5433/alt';
const made = {
  tokenEncryptionKeys: 'made keys',
  serviceSecret: 'made service',
  sessionSecret: 'made session',
};
const ports = new Map<ServiceName, number>([
  ['crm-api', 4000],
  ['calendar-sync', 4001],
  ['google-sandbox', 4002],
]);

const plan = (environment: Record<string, string>) =>
  planStack(loadStackConfig(environment), checkoutAt('/srv/alt'), ports, ownerUrl, {
    secrets: made,
  });

describe('the plan', () => {
  it('has each service look for the others where they listen', () => {
    expect(plan({ CRM_API_HOST: '0.0.0.0', CALENDAR_SYNC_HOST: '::1' })).toMatchObject({
      addresses: { 'crm-api': 'http://127.0.0.1:4000', 'calendar-sync': 'http://[::1]:4001' },
      publicUrl: 'http://localhost:4000',
      calendarSyncUrl: 'http://[::1]:4001',
    });
  });

  it('prefers what was given to what was made', () => {
    const given = 'kJ8n2xQv5rT0bW7yLz3cM9dF1gH4sPaU';
    expect(plan({ SERVICE_SECRET: given, PUBLIC_URL: 'https://alt.example.com' })).toMatchObject({
      publicUrl: 'https://alt.example.com',
      secrets: { ...made, serviceSecret: given },
    });
  });

  it('gives every service a role of its own', () => {
    const { crmApi, calendarSync } = plan({}).databaseUrls;
    expect([crmApi, calendarSync].map((url) => new URL(url).username)).toEqual([
      'crm_api',
      'calendar_sync',
    ]);
    expect(crmApi).not.toContain('secret');
  });

  it('wants no port for a sandbox that does not run', () => {
    const services = (environment: Record<string, string>) =>
      wantedPorts(loadStackConfig(environment)).map(({ service }) => service);
    expect(services({})).toEqual(['crm-api', 'calendar-sync', 'google-sandbox']);
    expect(services({ GOOGLE_CLIENT_ID: 'id', GOOGLE_CLIENT_SECRET: 's' })).toEqual([
      'crm-api',
      'calendar-sync',
    ]);
  });
});
