import { clockOf, dayOf, daysBetween } from './moment.words.js';

/** When Google ends the connection by itself, and how pressing that is. */
export interface Expiry {
  readonly words: string;
  readonly isSoon: boolean;
}

/**
 * From then on it is said loudly, on every page; before, it is a line of the card's. On a Friday,
 * the Monday is soon: in between, nobody may look.
 */
const soonDays = 3;

/** @param expiresAt as Google announced it, which it does in its Testing program */
export function expiryOf(expiresAt: Date, now: Date, zone?: string, locale?: string): Expiry {
  const isSoon = daysBetween(now, expiresAt, zone) <= soonDays;
  if (expiresAt <= now) {
    const words =
      'Google said your calendar connection ends now. Reconnect to sync what is waiting.';
    return { words, isSoon };
  }
  const when = whenOf(expiresAt, now, zone, locale);
  const advice = isSoon
    ? 'Reconnect before then so nothing is missed.'
    : 'We will remind you to reconnect.';
  return { words: `Google ends your calendar connection ${when}. ${advice}`, isSoon };
}

function whenOf(expiresAt: Date, now: Date, zone?: string, locale?: string): string {
  const days = daysBetween(now, expiresAt, zone);
  if (days === 0) return `today at ${clockOf(expiresAt, zone, locale)}`;
  if (days === 1) return `tomorrow at ${clockOf(expiresAt, zone, locale)}`;
  return `on ${dayOf(expiresAt, zone, locale)}`;
}
