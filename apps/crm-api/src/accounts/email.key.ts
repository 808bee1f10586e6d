/**
 * What an e-mail address is compared by: trimmed, in one Unicode form, in lower case. Strictly the
 * part before the @ may tell case apart; nobody's does, and people type either.
 */
export const emailKeyOf = (email: string): string => email.trim().normalize('NFC').toLowerCase();
