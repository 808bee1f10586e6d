import { describe, expect, it } from '@jest/globals';
import { differenceOf } from './contact.change.js';

const current = { name: 'Jordan', email: 'jordan@example.com', phone: null, notes: 'Mornings.' };

describe('a change of a contact', () => {
  it.each([
    ['nothing is said', {}],
    ['the same is said', { name: 'Jordan', phone: null }],
  ])('is none when %s', (_what, patch) => {
    expect(differenceOf(current, patch)).toBeUndefined();
  });

  it.each([
    [{ name: 'Jo' }, true],
    [{ email: null }, true],
    [{ phone: '+1 555 0100' }, true],
    [{ notes: null }, false],
    [{ notes: 'Evenings.', phone: null }, false],
  ])('by %j concerns appointments: %s', (patch, concernsFollowers) => {
    expect(differenceOf(current, patch)).toMatchObject({ concernsFollowers });
  });

  it('holds only what becomes something else', () => {
    const patch = { name: 'Jordan', notes: null };
    expect(differenceOf(current, patch)?.changed).toEqual({ notes: null });
  });
});
