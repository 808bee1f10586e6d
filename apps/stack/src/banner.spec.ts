import { describe, expect, it } from '@jest/globals';
import { type BannerFacts, renderBanner } from './banner.js';

const facts: BannerFacts = {
  seconds: 2.345,
  web: 'http://localhost:3000',
  calendarSync: 'http://127.0.0.1:3001',
  sandbox: 'http://127.0.0.1:3002',
  postgres: {
    ownerUrl: 'postgres://alt:hunter2@127.0.0.1:5433/alt?password=hunter3',
    version: '18.4',
    passwordIn: '.data/local.json',
  },
  signIns: [
    { email: 'agent@example.com', password: 'abcd-efgh-jkmn' },
    { email: 'operator@example.com', password: 'pqrs-tuvw-xyz2' },
  ],
};

describe('the banner', () => {
  it('aligns the addresses and the sign-ins', () => {
    expect(renderBanner(facts).split('\n')).toEqual([
      '',
      '  Web              http://localhost:3000',
      '  API              http://localhost:3000/api/docs',
      '  calendar-sync    http://127.0.0.1:3001',
      '  Google           http://127.0.0.1:3002 (a sandbox)',
      '  PostgreSQL 18.4  postgres://alt@127.0.0.1:5433/alt (password in .data/local.json)',
      '',
      '  Sign in as       agent@example.com     abcd-efgh-jkmn',
      '                   operator@example.com  pqrs-tuvw-xyz2',
      '',
      '  ready in 2.3 s; Ctrl-C stops everything',
      '',
      '',
    ]);
  });

  it("shows no password of the database's", () => {
    expect(renderBanner(facts)).not.toContain('hunter');
  });

  it('shows no sign-ins where there are none', () => {
    const text = renderBanner({ ...facts, signIns: [], sandbox: undefined });
    expect(text).not.toContain('Sign in');
    expect(text).toContain('the real one');
  });
});
