import { describe, expect, it } from '@jest/globals';
import { changesOfContact, contactOf, contactValuesOf, noContact } from './contact.values.js';

const ada = { name: 'Ada Byron', email: 'ada@example.com', phone: '', notes: '' };

describe('a contact’s form', () => {
  it('says nothing with an empty field', () => {
    expect(contactOf({ ...ada, name: ' Ada ' })).toEqual({
      name: 'Ada',
      email: 'ada@example.com',
      phone: null,
      notes: null,
    });
  });

  it('sends only what was changed, and takes away what was emptied', () => {
    expect(changesOfContact({ ...ada, email: '', phone: '+1 555' }, ada)).toEqual({
      email: null,
      phone: '+1 555',
    });
    expect(changesOfContact(ada, ada)).toEqual({});
  });

  it('takes a kept draft only if it is whole', () => {
    expect(contactValuesOf(ada)).toEqual(ada);
    expect(contactValuesOf({ ...noContact, name: 7 })).toBeUndefined();
    expect(contactValuesOf({ name: 'Ada' })).toBeUndefined();
    expect(contactValuesOf(null)).toBeUndefined();
  });
});
