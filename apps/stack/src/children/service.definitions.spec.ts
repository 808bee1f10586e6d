import { describe, expect, it } from '@jest/globals';
import { defineServices, type ServiceDefinition, type StackPlan } from './service.definitions.js';

const plan: StackPlan = {
  withSandbox: true,
  addresses: {
    'crm-api': 'http://127.0.0.1:3000',
    'calendar-sync': 'http://127.0.0.1:3001',
    'google-sandbox': 'http://127.0.0.1:3002',
  },
  ports: { 'crm-api': 3000, 'calendar-sync': 3001, 'google-sandbox': 3002 },
  databaseUrls: { crmApi: 'postgres://crm_api@db/alt', calendarSync: 'postgres://sync@db/alt' },
  publicUrl: 'http://localhost:3000',
  calendarSyncUrl: 'http://127.0.0.1:3001',
  secrets: { tokenEncryptionKeys: 'the keys', serviceSecret: 'service', sessionSecret: 'session' },
  sandboxStateFile: '/srv/alt/.data/google-sandbox.json',
  given: {},
  script: (path) => `/srv/alt/dist/apps/${path}`,
};

const define = (given: StackPlan['given'], withSandbox = true) =>
  defineServices({ ...plan, given, withSandbox });

function environmentOf(services: readonly ServiceDefinition[], name: ServiceDefinition['name']) {
  return services.find((service) => service.name === name)?.environment ?? {};
}

describe('the services', () => {
  it('come in the order in which they are stopped', () => {
    expect(define({}).map(({ name }) => name)).toEqual([
      'crm-api',
      'calendar-sync',
      'google-sandbox',
    ]);
    expect(define({}, false).map(({ name }) => name)).toEqual(['crm-api', 'calendar-sync']);
  });

  it("get no secret that is not theirs, and never the owner's address", () => {
    const services = define({
      DATABASE_URL: 'postgres://owner:secret@db/alt',
      AWS_SECRET_ACCESS_KEY: 'unrelated',
      GOOGLE_CLIENT_SECRET: 'google',
    });
    const [crmApi, calendarSync, sandbox] = services.map(({ environment }) =>
      JSON.stringify(environment),
    );
    expect(crmApi).not.toMatch(/owner|unrelated|the keys|google/);
    expect(calendarSync).not.toMatch(/owner|unrelated|session/);
    expect(sandbox).not.toMatch(/owner|unrelated|the keys|session|"service"|postgres|"google"/);
  });

  it('reach the sandbox in place of Google', () => {
    expect(environmentOf(define({}), 'calendar-sync')).toMatchObject({
      GOOGLE_AUTH_URL: 'http://127.0.0.1:3002/o/oauth2/v2/auth',
      GOOGLE_TOKEN_URL: 'http://127.0.0.1:3002/token',
      GOOGLE_REVOKE_URL: 'http://127.0.0.1:3002/revoke',
      GOOGLE_CALENDAR_ROOT_URL: 'http://127.0.0.1:3002/',
    });
  });

  it('reach another Google where one is given, address by address', () => {
    const given = { GOOGLE_TOKEN_URL: 'http://127.0.0.1:9/token', GOOGLE_AUTH_URL: '' };
    expect(environmentOf(define(given), 'calendar-sync')).toMatchObject({
      GOOGLE_TOKEN_URL: 'http://127.0.0.1:9/token',
      GOOGLE_AUTH_URL: 'http://127.0.0.1:3002/o/oauth2/v2/auth',
    });
  });

  it('know nothing of a sandbox when the real Google is used', () => {
    const given = { GOOGLE_CLIENT_ID: 'real', GOOGLE_CLIENT_SECRET: 'real-secret' };
    const environment = environmentOf(define(given, false), 'calendar-sync');
    expect(environment).toMatchObject(given);
    expect(Object.keys(environment)).not.toContain('GOOGLE_AUTH_URL');
  });

  it('agree on the client of the sandbox', () => {
    const [sync, sandbox] = (['calendar-sync', 'google-sandbox'] as const).map(
      (name) => environmentOf(define({}), name)['GOOGLE_CLIENT_ID'],
    );
    expect(sync).toBe(sandbox);
  });

  it('are told what belongs to them by its prefix', () => {
    const services = define({
      RELAY_POLL_MS: '100',
      CRM_API_HOST: '::1',
      GOOGLE_SANDBOX_HOST: '::1',
    });
    expect(environmentOf(services, 'calendar-sync')).toHaveProperty('RELAY_POLL_MS', '100');
    expect(environmentOf(services, 'crm-api')).toHaveProperty('CRM_API_HOST', '::1');
    expect(environmentOf(services, 'calendar-sync')).not.toHaveProperty('GOOGLE_SANDBOX_HOST');
  });

  it('keep the calendars of the sandbox between two starts', () => {
    expect(environmentOf(define({}), 'google-sandbox')).toMatchObject({
      GOOGLE_SANDBOX_STATE_FILE: '/srv/alt/.data/google-sandbox.json',
    });
  });
});
