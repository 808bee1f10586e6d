import { beforeEach, describe, expect, it } from '@jest/globals';
import { OutageQuiet } from './outage.quiet.js';

const away = Object.assign(new Error('refused'), { code: 'ECONNREFUSED' });

let nowMs: number;
let quiet: OutageQuiet;

beforeEach(() => {
  nowMs = 0;
  quiet = new OutageQuiet(() => nowMs);
});

describe('a database that is away', () => {
  it('is said once, and again after ten seconds with how often it was not', () => {
    expect(quiet.admit(away, 'a round failed')).toEqual({});
    nowMs = 9_999;
    expect(quiet.admit(away, 'a round failed')).toBeUndefined();
    expect(quiet.admit(away, 'a round failed')).toBeUndefined();
    nowMs = 10_000;
    expect(quiet.admit(away, 'a round failed')).toEqual({ unsaid: 2 });
    nowMs = 20_000;
    expect(quiet.admit(away, 'a round failed')).toEqual({});
  });

  it('is said by everything that fails because of it', () => {
    expect(quiet.admit(away, 'a round failed')).toEqual({});
    expect(quiet.admit(away, 'a settle failed')).toEqual({});
  });
});

it('what fails for another reason, or does not fail, is always said', () => {
  for (const error of [new TypeError('a bug'), undefined]) {
    expect(quiet.admit(error, 'a round failed')).toEqual({});
    expect(quiet.admit(error, 'a round failed')).toEqual({});
  }
});
