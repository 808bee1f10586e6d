import { describe, expect, it } from '@jest/globals';
import { quoteLiteral } from './single-user.session.js';

describe('a literal in SQL', () => {
  it('keeps its quotes to itself', () => {
    expect(quoteLiteral("it's ''so''")).toBe("'it''s ''''so'''''");
  });
});
