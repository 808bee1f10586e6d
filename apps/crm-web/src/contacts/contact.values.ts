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
  stored: ContactValues,
): Schemas['UpdateContactRequest'] {
  return differenceOf(contactOf(values), contactOf(stored));
}

/** What a person typed, by field. The others show what the server has, also when that changes. */
export type TypedValues = Partial<ContactValues>;

export function typedOver(stored: ContactValues, values: ContactValues): TypedValues {
  return differenceOf(values, stored);
}

export interface ContactDraft {
  readonly typed: TypedValues;
  /** Under which it was sent to be made; null: it was not sent yet. */
  readonly key: string | null;
}

/** A kept draft; undefined: nothing that can be used any more. */
export function contactDraftOf(kept: unknown): ContactDraft | undefined {
  if (!isRecord(kept) || !isRecord(kept['typed'])) return undefined;
  const { typed, key } = kept;
  const isUsable = Object.entries(kept['typed']).every(
    ([name, value]) => Object.hasOwn(noContact, name) && typeof value === 'string',
  );
  const isKey = key === null || typeof key === 'string';
  return isUsable && isKey ? { typed, key } : undefined;
}

function differenceOf<Fields extends object>(now: Fields, was: Fields): Partial<Fields> {
  const isOther = (name: string): boolean =>
    now[name as keyof Fields] !== was[name as keyof Fields];
  return Object.fromEntries(
    Object.entries(now).filter(([name]) => isOther(name)),
  ) as Partial<Fields>;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function textOrNull(text: string): string | null {
  const trimmed = text.trim();
  return trimmed === '' ? null : trimmed;
}
