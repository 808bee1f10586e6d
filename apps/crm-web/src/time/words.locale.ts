/**
 * Sentences are English, so their days and spans are, too. The clock has twelve hours or
 * twenty-four, as at home.
 */
export function localeOfWords(preferred: string): string {
  if (preferred.startsWith('en')) return preferred;
  const { hour12 } = new Intl.DateTimeFormat(preferred, { hour: 'numeric' }).resolvedOptions();
  return hour12 === true ? 'en-US' : 'en-GB';
}

/** The reader's. Not `navigator.languages`: there may be names in it that Intl refuses. */
export const ourLocale = localeOfWords(new Intl.DateTimeFormat().resolvedOptions().locale);
