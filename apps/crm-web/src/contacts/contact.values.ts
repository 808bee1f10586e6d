import type { Schemas } from '../api/api.client.js';
import type { Contact } from './contact.queries.js';

/** What stands in a contact's form. */
export interface ContactValues {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly notes: string;
}

export const noContact: ContactValues = { name: '', email: '', phone: '', notes: '' };

export function valuesOfContact({ name, email, phone, notes }: Contact): ContactValues {
  return { name, email: email ?? '', phone: phone ?? '', notes: notes ?? '' };
}

/** An emptied field takes its value away. */
export function contactOf(values: ContactValues): Schemas['CreateContactRequest'] {
  const { name, email, phone, notes } = values;
  return {
    name: name.trim(),
    email: textOrNull(email),
    phone: textOrNull(phone),
    notes: textOrNull(notes),
  };
}

/** Only what was changed: what somebody else changed in another field is left alone. */
export function changesOfContact(
  values: ContactValues,
  base: ContactValues,
): Schemas['UpdateContactRequest'] {
  const changed = Object.entries(contactOf(values)).filter(
    ([name]) => values[name as keyof ContactValues] !== base[name as keyof ContactValues],
  );
  return Object.fromEntries(changed);
}

/** A kept draft; undefined: nothing that can be used any more. */
export function contactValuesOf(kept: unknown): ContactValues | undefined {
  if (typeof kept !== 'object' || kept === null) return undefined;
  const values = kept as Record<string, unknown>;
  const isUsable = Object.keys(noContact).every((name) => typeof values[name] === 'string');
  return isUsable ? (kept as ContactValues) : undefined;
}

function textOrNull(text: string): string | null {
  const trimmed = text.trim();
  return trimmed === '' ? null : trimmed;
}
