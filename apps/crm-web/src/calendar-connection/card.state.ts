import type { Schemas } from '../api/api.client.js';

type Connection = Schemas['CalendarConnection'];

const badges = {
  not_connected: { words: 'Not connected', tone: 'none' },
  connected: { words: 'Connected', tone: 'ok' },
  needs_reconnect: { words: 'Needs reconnecting', tone: 'warn' },
} as const satisfies Record<Connection['state'], { words: string; tone: string }>;

export const badgeOf = (state: Connection['state']) => badges[state];

/** Whose calendar it is, as far as Google has said. */
export function accountInWords({ state, account, lastSyncedAt }: Connection): string | null {
  if (account !== null) return account;
  if (state !== 'connected') return null;
  const next = lastSyncedAt === null ? 'first' : 'next';
  return `Your Google account shows here after the ${next} appointment is synced.`;
}

/** What is on its way, or will be; null: nothing, or nothing but what is held up, see below. */
export function waitingInWords({ state, waiting, retrying }: Connection): string | null {
  if (waiting === 0 || state === 'not_connected') return null;
  if (state === 'connected') return waiting === retrying ? null : `${waiting} waiting`;
  return waiting === 1
    ? '1 change is waiting and will sync when you reconnect.'
    : `${waiting} changes are waiting and will sync when you reconnect.`;
}

export const failedInWords = (failed: number): string | null =>
  failed === 0 ? null : `${failed} failed to sync`;

/**
 * Failed deletions, of which ALT itself has nothing to show any more; null: none.
 * @param isMore something else that failed is listed before
 */
export function deletedInWords(deleted: number, isMore: boolean): string | null {
  if (deleted <= 0) return null;
  const count = isMore ? `${deleted} more` : `${deleted}`;
  const [were, them] = deleted === 1 ? ['was', 'it'] : ['were', 'them'];
  return (
    `${count} ${were} deleted in ALT but may still be in your Google Calendar. Delete ${them} ` +
    'there, or disconnect and connect again to have ALT try once more.'
  );
}

/** What holds changes up, though nobody has to do anything; null: nothing does. */
export function delayInWords({ state, retrying, reason }: Connection): string | null {
  if (state !== 'connected' || retrying === 0) return null;
  const cause = reason ?? 'Google is slow.';
  return retrying === 1
    ? `${cause} We keep trying; 1 change is waiting.`
    : `${cause} We keep trying; ${retrying} changes are waiting.`;
}

/** What may be brought to the calendar; null: nothing is missing. */
export function offerInWords(missing: number): string | null {
  if (missing === 0) return null;
  return missing === 1
    ? '1 upcoming appointment is not on your calendar yet'
    : `${missing} upcoming appointments are not on your calendar yet`;
}
