import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { checkoutAt } from '../checkout.js';
import { defineServices } from '../children/service.definitions.js';
import { planDemo } from './demo.services.js';

const owner = 'postgres://alt:of-the-owner@127.0.0.1:5000/alt';
const ports = { 'crm-api': 4000, 'calendar-sync': 4001, 'google-sandbox': 4002 };
const services = defineServices(
  planDemo(checkoutAt('/checkout'), owner, ports, { PATH: '/bin' }, randomBytes),
);
const environmentOf = (wanted: string) =>
  services.find(({ name }) => name === wanted)?.environment ?? {};

describe('the demo’s services', () => {
  it('are the whole product', () => {
    expect(services.map(({ name }) => name)).toEqual([
      'crm-api',
      'calendar-sync',
      'google-sandbox',
    ]);
  });

  it('know the sandbox alone, and it keeps nothing', () => {
    const google = Object.entries(environmentOf('calendar-sync')).filter(([, value]) =>
      value.startsWith('http'),
    );
    expect(google.length).toBeGreaterThan(0);
    for (const [, url] of google) expect(new URL(url).hostname).toBe('127.0.0.1');
    expect(environmentOf('google-sandbox')).toMatchObject({ GOOGLE_SANDBOX_STATE_FILE: '' });
  });

  it('are reached from this machine alone', () => {
    expect(environmentOf('crm-api')).toMatchObject({
      CRM_API_HOST: '127.0.0.1',
      PUBLIC_URL: 'http://127.0.0.1:4000',
    });
  });

  it('do not know the owner’s password', () => {
    for (const { environment } of services) {
      expect(JSON.stringify(environment)).not.toContain('of-the-owner');
    }
  });
});
