/**
 * What is searched for, in patterns of LIKE: contacts where each of the words stands somewhere; or where
 * the number's digits stand in the phone number, and the other words somewhere.
 */
export interface ContactSearch {
  readonly words: readonly string[];
  /** Those that are no part of a number. */
  readonly otherWords: readonly string[];
  /** null: there is none. */
  readonly number: string | null;
}

/** As people write numbers: `+1 (555) 010-0199`. */
const partOfNumber = /^[\d+()./-]+$/;

export function searchOf(typed = ''): ContactSearch {
  const words = typed.split(/\s+/).filter((word) => word !== '');
  const isOther = (word: string): boolean => !partOfNumber.test(word);
  const digits = words
    .filter((word) => !isOther(word))
    .join('')
    .replaceAll(/\D/g, '');
  return {
    words: words.map(somewhere),
    otherWords: words.filter(isOther).map(somewhere),
    number: digits === '' ? null : somewhere(digits),
  };
}

/** `%`, `_` and `\` stand for themselves. */
const somewhere = (text: string): string => `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
