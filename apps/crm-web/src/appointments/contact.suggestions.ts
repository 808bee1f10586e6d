import type { Contact } from '../contacts/contact.queries.js';

/** What the server said last, and how far that is about what is typed. */
export interface Answer {
  readonly contacts: readonly Contact[];
  /** It is about the very words that are typed. */
  readonly isCurrent: boolean;
  /** No answer will come before there is a network, or the server can answer, again. */
  readonly isStuck: boolean;
}

export interface Suggestions {
  readonly contacts: readonly Contact[];
  /** Whether somebody of that name may be added: only when it is known who is there already. */
  readonly canAdd: boolean;
  /** In place of what is missing; null: nothing is. */
  readonly note: string | null;
}

/** Whom Enter may choose: nobody who was found by other words than those that stand there now. */
export function suggestionsOf(search: string, answer: Answer): Suggestions {
  const { isCurrent, isStuck } = answer;
  const contacts = isCurrent ? answer.contacts : answer.contacts.filter(knownBy(search));
  const canAdd = isCurrent && search !== '';
  if (isStuck && !isCurrent) {
    return { contacts, canAdd, note: 'Your contacts could not be read. Check your connection.' };
  }
  if (contacts.length > 0 || canAdd) return { contacts, canAdd, note: null };
  const note = isCurrent ? 'Nobody yet. Type a name to add somebody.' : 'Searching…';
  return { contacts, canAdd, note };
}

/** As the server finds them, so that nobody disappears while it is asked and comes back then. */
function knownBy(search: string): (contact: Contact) => boolean {
  const words = folded(search).split(/\s+/);
  return ({ name, email, phone }) => {
    const known = folded([name, email, phone].join('\n'));
    const number = digitsOf(phone ?? '');
    return words.every(
      (word) =>
        known.includes(word) || (partOfNumber.test(word) && number.includes(digitsOf(word))),
    );
  };
}

/** As people write numbers: `+1 (555) 010-0199`. */
const partOfNumber = /^[\d+()./-]+$/;

const digitsOf = (text: string): string => text.replaceAll(/\D/g, '');

/** Without case and accents. */
const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .toLowerCase();
