import { describe, expect, it } from '@jest/globals';
import { describePortFault, type WantedPort } from './port.check.js';

const wanted: WantedPort = {
  service: 'calendar-sync',
  variable: 'CALENDAR_SYNC_PORT',
  port: 3001,
  host: '10.1.2.3',
};

describe('a port that cannot be used', () => {
  it.each([
    ['in_use', /^Port 3001, for calendar-sync, is used by another.*CALENDAR_SYNC_PORT\.$/],
    ['forbidden', /^Port 3001, for calendar-sync, may not.*above 1023.*CALENDAR_SYNC_PORT\.$/],
    ['no_such_address', /^calendar-sync cannot listen on 10\.1\.2\.3.*CALENDAR_SYNC_HOST\.$/],
  ] as const)('because it is %s is told with its variable', (state, text) => {
    expect(describePortFault(wanted, state)).toMatch(text);
  });
});
