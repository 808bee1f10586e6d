/** As many characters as the API takes. */
export const mostSearched = 200;

const unseen = /[\p{Cc}\p{Cs}]/gu;

/**
 * What is searched for of what somebody typed, pasted or wrote into an address. The API refuses
 * characters that nobody sees (a NUL, the tab of a spreadsheet) instead of finding nobody.
 */
export function searchOf(text: string): string {
  const seen = text.replaceAll(unseen, ' ').trim();
  return Array.from(seen).slice(0, mostSearched).join('');
}
