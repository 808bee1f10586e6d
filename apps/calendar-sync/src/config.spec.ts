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
