import { describe, expect, it } from '@jest/globals';
import { atMost, containing, judge, present } from './expectation.js';

describe('what a step shows', () => {
  it('is as expected when it is equal in every part', () => {
    expect(judge([{ id: 'a', at: 1 }], [{ id: 'a', at: 1 }])).toBeUndefined();
    expect(judge('synced', 'synced')).toBeUndefined();
  });

  it('is told beside what was expected when it differs', () => {
    expect(judge('retrying', 'synced')).toEqual({ expected: `'synced'`, seen: `'retrying'` });
    expect(judge<unknown>([], [{ id: 'a' }])).toEqual({ expected: `[ { id: 'a' } ]`, seen: '[]' });
  });

  it('may be held against a rule', () => {
    expect(judge(2, atMost(2))).toBeUndefined();
    expect(judge(3, atMost(2))).toEqual({ expected: 'at most 2', seen: '3' });
    expect(judge('Google says: Backend Error', containing('Backend'))).toBeUndefined();
    expect(judge(null, containing('Backend'))).toEqual({
      expected: 'a text with “Backend”',
      seen: 'null',
    });
    expect(judge('', present)).toBeUndefined();
    expect(judge(null, present)).toEqual({ expected: 'a value', seen: 'null' });
  });
});
