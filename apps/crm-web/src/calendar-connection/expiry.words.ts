import { clockOf, dayOf, daysBetween } from './moment.words.js';

/** When Google ends the connection by itself, and how pressing that is. */
export interface Expiry {
  readonly words: string;
  readonly isSoon: boolean;
}

/** From then on it is said loudly; before, it is a line among others. */
const soonDays = 2;

/** @param expiresAt as Google announced it, which it does in its Testing program */
export function expiryOf(expiresAt: Date, now: Date, zone?: string, locale?: string): Expiry {
  const isSoon = daysBetween(now, expiresAt, zone) <= soonDays;
  if (expiresAt <= now) {
    const words = 'Google said that this connection ends now. Reconnect, and what waits is synced.';
    return { words, isSoon };
  }
  const when = whenOf(expiresAt, now, zone, locale);
  return {
    words: `Google ends this connection ${when}. Reconnect before, and nothing is missed.`,
    isSoon,
  };
}

function whenOf(expiresAt: Date, now: Date, zone?: string, locale?: string): string {
  const days = daysBetween(now, expiresAt, zone);
  if (days === 0) return `today at ${clockOf(expiresAt, zone, locale)}`;
  if (days === 1) return `tomorrow at ${clockOf(expiresAt, zone, locale)}`;
  return `on ${dayOf(expiresAt, zone, locale)}`;
}
