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
  /** What the person can do about it, where nobody has said so yet. */
  readonly advice: string | null;
}

export interface Moment {
  readonly now: Date;
  readonly zone: string;
  readonly locale?: string | undefined;
}

/** How far an appointment's way into Google Calendar is, for a person. */
export function syncWords(sync: Sync, moment: Moment): SyncWords {
  const { state, reason } = sync;
  const advice = null;
  switch (state) {
    case 'synced':
      return { tone: 'ok', words: 'On calendar', reason: null, advice };
    case 'waiting':
      return { tone: 'busy', words: 'Waiting', reason: null, advice };
    case 'retrying':
      return { tone: 'warn', words: retryingWords(sync, moment), reason, advice };
    case 'failed':
      return failedWords(reason);
    case 'paused':
      return { tone: 'warn', words: 'Paused: reconnect Google', reason, advice };
    case 'not_connected':
      // Of the appointment: whether there is a connection, its card says.
      return { tone: 'none', words: 'Not on calendar', reason: null, advice };
  }
}

/** In few words the first sentence; what follows is Google's own, or says what to do already. */
function failedWords(reason: string | null): SyncWords {
  const [, first = reason, rest = null] = /^(.+?\.)\s(.+)$/s.exec(reason ?? '') ?? [];
  const isAdvised = rest !== null && !rest.startsWith('Google says:');
  return {
    tone: 'bad',
    words: first === null ? 'Failed' : `Failed: ${first}`,
    reason: rest,
    advice: isAdvised ? null : 'Edit and save the appointment to send it again.',
  };
}

function retryingWords({ nextAttemptAt }: Sync, { now, zone, locale }: Moment): string {
  const next = nextAttemptAt === null ? now : new Date(nextAttemptAt);
  if (next <= now) return 'Retrying now';
  const isToday = dayOf(next.getTime(), zone) === dayOf(now.getTime(), zone);
  const words = isToday ? clockWords : weekdayAndClock;
  return `Retrying, next at ${words(next, zone, locale)}`;
}
