import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { ConfigError } from '#shared/config/index.js';
import { loadCalendarSyncConfig } from './config.js';

const complete = {
  DATABASE_URL: 'postgres://calendar_sync:pw@127.0.0.1/alt',
  SERVICE_SECRET: 's'.repeat(32),
  TOKEN_ENCRYPTION_KEYS: `k1:${Buffer.alloc(32, 1).toString('base64')}`,
  GOOGLE_CLIENT_ID: 'client',
  GOOGLE_CLIENT_SECRET: 'client-secret',
};

function faultsWith(variables: Readonly<Record<string, string>>): readonly string[] {
  try {
    loadCalendarSyncConfig({ ...complete, ...variables });
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
}

describe('the configuration of calendar-sync', () => {
  it('needs no more than secrets and addresses', () => {
    expect(faultsWith({})).toEqual([]);
  });

  const own = {
    NODE_ENV: 'production',
    DATABASE_URL: 'postgres://calendar_sync:q7Nw2xK9@db:5432/alt',
    SERVICE_SECRET: 'kJ8n2xQv5rT0bW7yLz3cM9dF1gH4sPaU',
    TOKEN_ENCRYPTION_KEYS: `k1:${randomBytes(32).toString('base64')}`,
    GOOGLE_CLIENT_ID: '318476529041-0ghq1v7k2n8c.apps.googleusercontent.com',
    GOOGLE_CLIENT_SECRET: 'GOCSPX-q7Nw2xK9bT4mZ1cV8dLfR3hJ6s',
  };

  it('takes values of its own in production', () => {
    expect(faultsWith(own)).toEqual([]);
  });

  it('refuses in production what stands in examples, all at once, and prints no value', () => {
    const demo = {
      NODE_ENV: 'production',
      DATABASE_URL: 'postgres://postgres:postgres@db/alt',
      SERVICE_SECRET: 'change-me-change-me-change-me-change-me',
      TOKEN_ENCRYPTION_KEYS: complete.TOKEN_ENCRYPTION_KEYS,
      GOOGLE_CLIENT_ID: 'sandbox-client.apps.googleusercontent.com',
      GOOGLE_CLIENT_SECRET: 'sandbox-secret',
    };
    const faults = faultsWith(demo);
    expect(faults.map((fault) => fault.replace(/ is a value from an example: .*/, ''))).toEqual(
      Object.keys(demo).slice(1),
    );
    const said = faults.join('\n');
    for (const value of Object.values(demo).slice(1)) expect(said).not.toContain(value);
  });

  it.each(Object.keys(own).slice(1))('names %s in production when it is missing', (name) => {
    expect(faultsWith({ ...own, [name]: '' })).toEqual([`${name} is not set`]);
  });

  it('names what is missing, malformed and from an example in one list', () => {
    const faults = faultsWith({
      ...own,
      DATABASE_URL: 'mysql://root:hunter2@db',
      SERVICE_SECRET: '',
      TOKEN_ENCRYPTION_KEYS: 'k1:hunter2',
      GOOGLE_CLIENT_SECRET: 'change-me',
      RELAY_LEASE_MS: 'long',
    });
    expect(faults.map((fault) => fault.slice(0, fault.indexOf(' '))).toSorted()).toEqual([
      'DATABASE_URL',
      'GOOGLE_CLIENT_SECRET',
      'RELAY_LEASE_MS',
      'SERVICE_SECRET',
      'TOKEN_ENCRYPTION_KEYS',
    ]);
    expect(faults.join('\n')).not.toContain('hunter2');
  });

  it('refuses a lease that leaves no time to begin a delivery: nothing would ever be delivered', () => {
    const barely = { RELAY_DELIVERY_MS: '12000', RELAY_LEASE_MS: '12050' };
    expect(faultsWith(barely)).toEqual([expect.stringMatching(/^RELAY_LEASE_MS must be/)]);
    expect(faultsWith({ ...barely, RELAY_LEASE_MS: '12200' })).toEqual([]);
  });

  it('refuses a call that outlasts its delivery: its lease would be lost each time', () => {
    expect(faultsWith({ GOOGLE_CALL_TIMEOUT_MS: '12001' })).toEqual([
      expect.stringMatching(/^GOOGLE_CALL_TIMEOUT_MS must/),
    ]);
  });
});
