import { describe, expect, it } from '@jest/globals';
import { ConfigError } from '#shared/config/index.js';
import { readConfig, readLogLevel } from './config.js';

describe('the configuration of the sandbox', () => {
  it('needs nothing to be set', () => {
    expect(readConfig({})).toEqual({
      port: 3002,
      host: '127.0.0.1',
      publicUrl: 'http://127.0.0.1:3002',
      stateFile: undefined,
      clientId: 'sandbox-client.apps.googleusercontent.com',
      clientSecret: 'sandbox-secret',
    });
  });

  it('links to an address that a browser can open, whatever it listens on', () => {
    const publicUrl = (environment: Record<string, string>) => readConfig(environment).publicUrl;
    expect(publicUrl({ GOOGLE_SANDBOX_HOST: '0.0.0.0' })).toBe('http://localhost:3002');
    expect(publicUrl({ GOOGLE_SANDBOX_HOST: '::1' })).toBe('http://[::1]:3002');
    expect(publicUrl({ GOOGLE_SANDBOX_PUBLIC_URL: 'https://sandbox.test/' })).toBe(
      'https://sandbox.test',
    );
  });

  it('is refused in production, in one sentence', () => {
    const start = () => readConfig({ NODE_ENV: 'production' });
    expect(start).toThrow(ConfigError);
    expect(start).toThrow('NODE_ENV is production, where the Google sandbox never runs');
  });

  it('falls back to info for a level that does not exist', () => {
    expect(readLogLevel({ LOG_LEVEL: 'loud' })).toBe('info');
    expect(readLogLevel({ LOG_LEVEL: 'debug' })).toBe('debug');
    expect(() => readConfig({ LOG_LEVEL: 'loud' })).toThrow(ConfigError);
  });
});
