/** Longest sentence of Google's that is kept, in UTF-16 code units. */
const longestWords = 300;

/**
 * What must not be kept even where Google itself says it. Tokens and codes have known beginnings
 * (`ya29.`, `1//`, `4/`, a signed token's `eyJ`); whatever else is long and without a gap may be
 * a verifier. Links to Google's pages and our event ids are shorter between their separators.
 */
const masks: readonly (readonly [RegExp, string])[] = [
  [/[^\s<>"(),;:]+@[^\s<>"(),;:]+/gu, '[email]'],
  [/(?:ya29\.|1\/\/|eyJ)[\w.~+/-]+/gu, '[token]'],
  [/\b4\/[\w.~+/-]{10,}/gu, '[token]'],
  [/[\w~-]{40,}/gu, '[token]'],
];

/** Google's own words, fit to be stored and shown: nothing personal, no secret, bounded. */
export function maskWords(words: string): string {
  // Bounded before the patterns run, too: nobody's answer may cost us more than that.
  const bounded = words.slice(0, 10 * longestWords).toWellFormed();
  const masked = masks.reduce(
    (text, [pattern, placeholder]) => text.replace(pattern, placeholder),
    bounded,
  );
  // A cut may leave half of a surrogate pair, and PostgreSQL's jsonb refuses such a text.
  return masked.slice(0, longestWords).replace(/[\uD800-\uDBFF]$/u, '');
}
