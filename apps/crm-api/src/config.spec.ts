import { describe, expect, it } from '@jest/globals';
import { ConfigError } from '#shared/config/index.js';
import { loadCrmApiConfig } from './config.js';

const given = {
  DATABASE_URL: 'postgres://crm_api:q7Nw2xK9@db:5432/alt',
  SERVICE_SECRET: 'kJ8n2xQv5rT0bW7yLz3cM9dF1gH4sPaU',
  SESSION_SECRET: 'Zp4Xe7Rw1Ks9Vn6Bt3Yq8Lm2Hc5Jd0Gf',
};

const faultsOf = (environment: Record<string, string>): readonly string[] => {
  try {
    loadCrmApiConfig(environment);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
};

describe("crm-api's configuration", () => {
  it('needs a database and two secrets, and knows the rest', () => {
    expect(loadCrmApiConfig(given)).toMatchObject({
      port: 3000,
      publicUrl: 'http://localhost:3000',
      calendarSyncUrl: 'http://127.0.0.1:3001',
      signUp: 'open',
      trustedProxies: [],
      logLevel: 'info',
    });
  });

  it('puts the public address on the port that it was given', () => {
    expect(loadCrmApiConfig({ ...given, CRM_API_PORT: '4000' }).publicUrl).toBe(
      'http://localhost:4000',
    );
  });

  it('lists all faults at once and prints no value', () => {
    const faults = faultsOf({
      DATABASE_URL: 'mysql://root:hunter2@db',
      CRM_API_PORT: '99999',
      PUBLIC_URL: 'https://alt.example.com/app',
      SESSION_SECRET: 'hunter2',
      SIGN_UP: 'maybe',
      TRUSTED_PROXIES: '10.0.0.0/8, everybody',
    });
    expect(faults.map((fault) => fault.slice(0, fault.indexOf(' '))).toSorted()).toEqual([
      'CRM_API_PORT',
      'DATABASE_URL',
      'PUBLIC_URL',
      'SERVICE_SECRET',
      'SESSION_SECRET',
      'SIGN_UP',
      'TRUSTED_PROXIES',
    ]);
    expect(faults.join('\n')).not.toContain('hunter2');
  });

  it('takes proxies as addresses and networks', () => {
    const proxies = { TRUSTED_PROXIES: '10.0.0.0/8, 192.0.2.1, ::1, fd00::/8' };
    expect(loadCrmApiConfig({ ...given, ...proxies }).trustedProxies).toHaveLength(4);
  });

  it('refuses in production what stands in examples, together with what is missing', () => {
    const faults = faultsOf({
      NODE_ENV: 'production',
      DATABASE_URL: 'postgres://postgres:postgres@db/alt',
      SERVICE_SECRET: 'change-me-change-me-change-me-change-me',
    });
    expect(faults).toHaveLength(3);
    expect(faults.join('\n')).toMatch(/DATABASE_URL is a value.*\n.*SERVICE_SECRET is a value/);
    expect(faults.join('\n')).toContain('SESSION_SECRET is not set');
  });

  it('takes values of its own in production', () => {
    expect(faultsOf({ ...given, NODE_ENV: 'production' })).toEqual([]);
  });
});
