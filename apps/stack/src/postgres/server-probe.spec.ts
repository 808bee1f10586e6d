import { describe, expect, it } from '@jest/globals';
import { parseServerVersion } from './server-probe.js';

describe("the server's version", () => {
  it.each([
    ['postgres (PostgreSQL) 18.4\n', '18.4'],
    ['postgres (PostgreSQL) 19beta1\n', '19beta1'],
    ['postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)\n', '15.18'],
    ['postgres: error while loading shared libraries', undefined],
    ['', undefined],
  ])('in %j is %s', (text, version) => {
    expect(parseServerVersion(text)).toBe(version);
  });
});
