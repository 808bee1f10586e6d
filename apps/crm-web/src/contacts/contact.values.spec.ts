import { describe, expect, it } from '@jest/globals';
import { changesOfContact, contactOf, contactDraftOf, typedOver } from './contact.values.js';

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

  it('takes spaces around what stands there for no change', () => {
    expect(changesOfContact({ ...ada, name: ' Ada Byron', phone: ' ' }, ada)).toEqual({});
  });

  it('keeps what was typed, not what stood in the other fields', () => {
    const typed = typedOver(ada, { ...ada, name: 'Ada King', email: '' });
    expect(typed).toEqual({ name: 'Ada King', email: '' });
    expect(typedOver(ada, ada)).toEqual({});
  });

  it.each([{ typed: {} }, { typed: { name: 'Ada' } }, { typed: ada }])('takes up %j', (kept) => {
    expect(contactDraftOf({ ...kept, key: 'a1' })).toEqual({ ...kept, key: 'a1' });
    expect(contactDraftOf(kept)).toBeUndefined();
  });

  it.each([
    null,
    'text',
    { ...ada, key: 'a1' },
    { typed: null, key: 'a1' },
    { typed: { name: 7 }, key: 'a1' },
    { typed: { age: '36' }, key: 'a1' },
  ])('takes nothing of a draft that makes no sense any more: %j', (kept) => {
    expect(contactDraftOf(kept)).toBeUndefined();
  });
});
