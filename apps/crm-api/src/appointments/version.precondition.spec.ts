import { describe, expect, it } from '@jest/globals';
import { Problem } from '#shared/http/index.js';
import { assertMatches, entityTag, parseIfMatch } from './version.precondition.js';

describe('If-Match', () => {
  it.each([undefined, '*', ' * '])('that is %j lets any version be changed', (header) => {
    expect(() => assertMatches(parseIfMatch(header), 7)).not.toThrow();
  });

  it.each(['"7"', ' "7" ', '"6", "7"', '"6","7","8"', 'W/"6", "7"'])(
    '%j lets version 7 be changed',
    (header) => {
      expect(() => assertMatches(parseIfMatch(header), 7)).not.toThrow();
    },
  );

  const others = ['"6"', '"77"', '""', '"07"', '"6", "8"', '"a,7"', 'W/"7"', '"6", W/"7"'];
  it.each(others)('%j does not', (header) => {
    const problem = problemOf(() => assertMatches(parseIfMatch(header), 7));
    expect(problem).toMatchObject({ status: 412, code: 'version_mismatch' });
    expect(problem.options.detail).toContain('version is 7');
    expect(problem.options.extensions).toEqual({ version: 7 });
    expect(problem.options.headers).toEqual({ ETag: '"7"' });
  });

  it.each(['7', 'W/7', '"7', '"6" "7"', '"7",', '', ',', '*, "7"', '"7"x', 'w/"7"'])(
    '%j is refused as malformed',
    (header) => {
      expect(problemOf(() => parseIfMatch(header))).toMatchObject({
        status: 400,
        options: { errors: [{ field: 'If-Match' }] },
      });
    },
  );

  it('takes the tag that an answer carried', () => {
    expect(() => assertMatches(parseIfMatch(entityTag(3)), 3)).not.toThrow();
  });
});

function problemOf(act: () => unknown): Problem {
  try {
    act();
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}
