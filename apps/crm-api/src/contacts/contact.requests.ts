import { EmailField, PageQuery, TextField } from '#shared/validation/index.js';

const name = { description: 'How you call them.', example: 'Jordan Client', max: 200 };
const none = { optional: true, nullable: true } as const;
const email = { description: 'Their e-mail address.', example: 'jordan@example.com', ...none };
const phone = {
  description: 'Their phone number, as you would dial it.',
  example: '+1 555 0100',
  max: 50,
  ...none,
};
const notes = {
  description: 'For yourself; not shown in the calendar.',
  example: 'Prefers mornings.',
  max: 5000,
  multiline: true,
  ...none,
};

export class CreateContactRequest {
  @TextField(name)
  name!: string;

  @EmailField(email)
  email?: string | null;

  @TextField(phone)
  phone?: string | null;

  @TextField(notes)
  notes?: string | null;
}

/** What is left out stays as it is; null clears. */
export class UpdateContactRequest {
  @TextField({ ...name, optional: true })
  name?: string;

  @EmailField(email)
  email?: string | null;

  @TextField(phone)
  phone?: string | null;

  @TextField(notes)
  notes?: string | null;
}

export class ListContactsQuery extends PageQuery {
  @TextField({
    description:
      'Parts of a name, an e-mail address or a phone number, in any order: all of them have to ' +
      'match. Case, accents and how a number is written do not matter.',
    example: 'jordan',
    min: 0,
    max: 200,
    optional: true,
  })
  q?: string;
}
