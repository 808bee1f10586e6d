import { describe, expect, it } from '@jest/globals';
import { judgeServer } from './server.judgement.js';

const judge = (number: number, version: string, standby = false) =>
  judgeServer({ number, version, standby }, 'db:5432');

describe('a database server', () => {
  it.each([
    [150_000, '15.0', '15.0'],
    [180_004, '18.4 (Debian 18.4-1.pgdg12+1)', '18.4'],
    [190_000, '19beta1', '19beta1'],
  ])('%d is taken', (number, version, shown) => {
    expect(judge(number, version)).toBe(shown);
  });

  it('is refused before version 15, by its version', () => {
    expect(() => judge(140_018, '14.18')).toThrow(
      'db:5432 is PostgreSQL 14.18: DATABASE_URL has to',
    );
  });

  it('is refused as a standby, which cannot be migrated', () => {
    expect(() => judge(180_004, '18.4', true)).toThrow('has to name the primary');
  });
});
