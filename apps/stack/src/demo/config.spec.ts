import { describe, expect, it } from '@jest/globals';
import { loadDemoConfig } from './config.js';

describe('what the demo takes from outside', () => {
  it('is what a process needs to run, and nothing of anybody’s database or Google', () => {
    const { forProcesses } = loadDemoConfig({
      PATH: '/bin',
      TMPDIR: '/scratch',
      DATABASE_URL: 'postgres://owner:secret@db/alt',
      GOOGLE_CLIENT_ID: 'a real one',
      NODE_ENV: 'production',
      CRM_API_PORT: '3000',
      NO_COLOR: '1',
    });
    expect(forProcesses).toEqual({ PATH: '/bin', TMPDIR: '/scratch' });
  });

  it.each([
    [{ NO_COLOR: '1' }, true],
    [{ NO_COLOR: '' }, false],
    [{}, false],
  ])('is whether colours are wanted: %j', (environment, noColour) => {
    expect(loadDemoConfig(environment).noColour).toBe(noColour);
  });
});
