import { describe, expect, it } from '@jest/globals';
import { ConfigError } from '#shared/config/index.js';
import { loadStackConfig } from './config.js';

const production = {
  NODE_ENV: 'production',
  DATABASE_URL: 'postgres://alt:q7Nw2xK9vT@db:5432/alt',
  SERVICE_SECRET: 'kJ8n2xQv5rT0bW7yLz3cM9dF1gH4sPaU',
  SESSION_SECRET: 'Zp4Xe7Rw1Ks9Vn6Bt3Yq8Lm2Hc5Jd0Gf',
  TOKEN_ENCRYPTION_KEYS: 'k1:Y3VhGk9PRsvTn2WzqXb5LdMf0JtUe7Hc4iOa8BgKlQw=',
  GOOGLE_CLIENT_ID: 'id.apps.googleusercontent.com',
  GOOGLE_CLIENT_SECRET: 'GOCSPX-q7Nw2xK9vT',
};

function faultsOf(environment: Record<string, string>): readonly string[] {
  try {
    loadStackConfig(environment);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
}

describe('the configuration of the whole', () => {
  it('needs nothing on a machine of its own', () => {
    expect(loadStackConfig({})).toMatchObject({
      production: false,
      databaseUrl: undefined,
      withSandbox: true,
      listening: {
        'crm-api': { port: 3000, host: '0.0.0.0' },
        'calendar-sync': { port: 3001, host: '127.0.0.1' },
        'google-sandbox': { port: 3002, host: '127.0.0.1' },
      },
    });
  });

  it('takes the real Google when its credentials are given', () => {
    const given = { GOOGLE_CLIENT_ID: 'id', GOOGLE_CLIENT_SECRET: 'secret' };
    expect(loadStackConfig(given).withSandbox).toBe(false);
  });

  it.each([
    ['a port is no port', { CRM_API_PORT: '70000' }, ['CRM_API_PORT']],
    ['two ports are the same', { CALENDAR_SYNC_PORT: '3000' }, ['CALENDAR_SYNC_PORT']],
    [
      'the sandbox has the port of another',
      { GOOGLE_SANDBOX_PORT: '3001' },
      ['GOOGLE_SANDBOX_PORT'],
    ],
    [
      'only half of the credentials are there',
      { GOOGLE_CLIENT_ID: 'id' },
      ['GOOGLE_CLIENT_SECRET'],
    ],
    [
      'tokens would cross a network in the clear',
      { GOOGLE_TOKEN_URL: 'http://x.test/token' },
      ['GOOGLE_TOKEN_URL'],
    ],
    ['a key has another length', { TOKEN_ENCRYPTION_KEYS: 'k1:YWJj' }, ['TOKEN_ENCRYPTION_KEYS']],
    ['the database is another one', { DATABASE_URL: 'mysql://x' }, ['DATABASE_URL']],
  ])('is refused when %s', (_, environment, variables) => {
    expect(faultsOf(environment).map((fault) => fault.split(' ')[0])).toEqual(variables);
  });

  it('lets two services take any free port', () => {
    expect(faultsOf({ CRM_API_PORT: '0', CALENDAR_SYNC_PORT: '0' })).toEqual([]);
  });

  it('does not mind the port of a sandbox that does not run', () => {
    const given = {
      GOOGLE_CLIENT_ID: 'id',
      GOOGLE_CLIENT_SECRET: 's',
      GOOGLE_SANDBOX_PORT: '3000',
    };
    expect(faultsOf(given)).toEqual([]);
  });
});

describe('in production, the configuration of the whole', () => {
  it('is complete with every secret and address', () => {
    expect(faultsOf(production)).toEqual([]);
  });

  it('lists everything that is missing at once', () => {
    const names = Object.keys(production).filter((name) => name !== 'NODE_ENV');
    expect(faultsOf({ NODE_ENV: 'production' }).toSorted()).toEqual(
      names.map((name) => `${name} is not set`).toSorted(),
    );
  });

  it.each([
    ['DATABASE_URL', 'postgres://postgres:postgres@db/alt'],
    ['DATABASE_URL', 'postgres://alt@db/alt'],
    ['SERVICE_SECRET', 'change-me-change-me-change-me-change-me'],
    ['SESSION_SECRET', 'short'],
    ['TOKEN_ENCRYPTION_KEYS', 'k1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA='],
    ['TOKEN_ENCRYPTION_KEYS', 'no key at all'],
  ])('refuses the %s %s without repeating it', (name, value) => {
    const faults = faultsOf({ ...production, [name]: value });
    expect(faults.length).toBeGreaterThan(0);
    for (const fault of faults) {
      expect(fault).toMatch(new RegExp(`^${name} `));
      expect(fault).not.toContain(value);
    }
  });
});
