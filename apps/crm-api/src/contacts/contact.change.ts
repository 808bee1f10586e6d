import type { ContactEntity } from './contact.entity.js';

/** What its agent says about a contact. */
export type ContactContent = Pick<ContactEntity, 'name' | 'email' | 'phone' | 'notes'>;

/** What a request changes: left out means unchanged. */
export type ContactPatch = Partial<ContactContent>;

export interface ContactDifference {
  /** The fields that really become something else. */
  readonly changed: ContactPatch;
  /** Whether appointments show it: a client's name, e-mail or phone number. */
  readonly concernsFollowers: boolean;
}

const fields = ['name', 'email', 'phone', 'notes'] as const;

/** @returns undefined when nothing changes */
export function differenceOf(
  current: ContactContent,
  patch: ContactPatch,
): ContactDifference | undefined {
  const differing = fields.filter(
    (field) => patch[field] !== undefined && patch[field] !== current[field],
  );
  if (differing.length === 0) return undefined;
  return {
    changed: Object.fromEntries(differing.map((field) => [field, patch[field]])),
    concernsFollowers: differing.some((field) => field !== 'notes'),
  };
}
