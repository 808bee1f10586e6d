import type { Schemas } from '../api/api.client.js';
import { dayOf } from '../time/zone.days.js';
import { clockWords, weekdayAndClock } from './time.words.js';

export type Sync = Schemas['SyncView'];
export type SyncTone = 'ok' | 'busy' | 'warn' | 'bad' | 'none';

export interface SyncWords {
  readonly tone: SyncTone;
  readonly words: string;
  /** Why it is so, where the words do not say it already; null: nothing more to say. */
  readonly reason: string | null;
}

export interface Moment {
  readonly now: Date;
  readonly zone: string;
  readonly locale?: string | undefined;
}

/** How far an appointment's way into Google Calendar is, for a person. */
export function syncWords(sync: Sync, moment: Moment): SyncWords {
  const { state, reason } = sync;
  switch (state) {
    case 'synced':
      return { tone: 'ok', words: 'On calendar', reason: null };
    case 'waiting':
      return { tone: 'busy', words: 'Waiting', reason: null };
    case 'retrying':
      return { tone: 'warn', words: retryingWords(sync, moment), reason };
    case 'failed':
      return {
        tone: 'bad',
        words: reason === null ? 'Failed' : `Failed: ${reason}`,
        reason: null,
      };
    case 'paused':
      return { tone: 'warn', words: 'Paused: reconnect Google', reason };
    case 'not_connected':
      return { tone: 'none', words: 'Not connected', reason: null };
  }
}

function retryingWords({ nextAttemptAt }: Sync, { now, zone, locale }: Moment): string {
  const next = nextAttemptAt === null ? now : new Date(nextAttemptAt);
  if (next <= now) return 'Retrying now';
  const isToday = dayOf(next.getTime(), zone) === dayOf(now.getTime(), zone);
  const words = isToday ? clockWords : weekdayAndClock;
  return `Retrying, next at ${words(next, zone, locale)}`;
}
