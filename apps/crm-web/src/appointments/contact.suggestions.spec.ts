import { describe, expect, it } from '@jest/globals';
import type { Contact } from '../contacts/contact.queries.js';
import { suggestionsOf } from './contact.suggestions.js';

const contact = (name: string, more: Partial<Contact> = {}): Contact => ({
  id: name,
  name,
  email: null,
  phone: null,
  notes: null,
  createdAt: '2026-11-01T00:00:00.000Z',
  updatedAt: '2026-11-01T00:00:00.000Z',
  ...more,
});
const jordan = contact('Jordan Client');
const zelda = contact('Ms Smith', { email: 'Zelda@example.com' });
const current = { contacts: [jordan, zelda], isCurrent: true, isStuck: false };
const earlier = { ...current, isCurrent: false };

describe('the suggestions for a client', () => {
  it('are whom the server found, and whoever is not among them may be added', () => {
    expect(suggestionsOf('o', current)).toEqual({
      contacts: [jordan, zelda],
      canAdd: true,
      note: null,
    });
    expect(suggestionsOf('', current).canAdd).toBe(false);
  });

  it('of an earlier search are only those who are meant by the words that stand there now', () => {
    expect(suggestionsOf('zel', earlier)).toEqual({ contacts: [zelda], canAdd: false, note: null });
    expect(suggestionsOf('Bob', earlier)).toEqual({
      contacts: [],
      canAdd: false,
      note: 'Searching…',
    });
  });

  it.each([
    ['zoe', 'Zoë Ångström'],
    ['zoë angstrom', 'Zoë Ångström'],
    ['ber num', 'Num Ber'],
    ['5550100199', 'Num Ber'],
    ['555 - 010', 'Num Ber'],
    ['num 0199', 'Num Ber'],
    ['zoe num', undefined],
    ['num 0198', undefined],
  ])('of an earlier search are as the server will find them: %s', (search, name) => {
    const contacts = [contact('Zoë Ångström'), contact('Num Ber', { phone: '+1 (555) 010-0199' })];
    const found = suggestionsOf(search, { ...earlier, contacts }).contacts;
    expect(found.map((one) => one.name)).toEqual(name === undefined ? [] : [name]);
  });

  it('say so when nobody can be found, and add nobody who may be there', () => {
    const stuck = suggestionsOf('Bob', { ...earlier, isStuck: true });
    expect(stuck).toMatchObject({ contacts: [], canAdd: false });
    expect(stuck.note).toMatch(/could not be read/);
  });

  it('invite to add the first', () => {
    const { note } = suggestionsOf('', { ...current, contacts: [] });
    expect(note).toMatch(/^Nobody yet/);
  });
});
