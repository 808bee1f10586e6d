import type { Schemas } from '../api/api.client.js';

export type State = Schemas['ConnectionState'];

/** What just became of the connection, for a person. */
export interface OutcomeNotice {
  readonly words: string;
  /** bad: something is left to do, so it must not be missed. */
  readonly tone: 'good' | 'plain' | 'bad';
}

interface Refusal {
  /** There is no calendar: all that was wanted is missing. */
  readonly refused: string;
  /** There is one already, and it goes on. */
  readonly kept: string;
}

const connected = 'Your Google Calendar is connected. New appointments will appear in it.';
const unchanged = 'Nothing was changed: your calendar is still connected.';

/** How connecting a calendar ended, by the outcome in the address. */
const refusals: ReadonlyMap<string, Refusal> = new Map([
  [
    'denied',
    {
      refused:
        'Google Calendar was not connected, because access was not allowed on Google’s page.',
      kept: `${unchanged} Access was not allowed on Google’s page.`,
    },
  ],
  [
    'scope_missing',
    {
      refused:
        'Google Calendar was not connected, because the permission to edit events was not ' +
        'ticked. Connect again and leave it ticked.',
      kept: `${unchanged} The permission to edit events was not ticked on Google’s page.`,
    },
  ],
  [
    'state_invalid',
    {
      refused:
        'Google Calendar was not connected: this answer does not belong to a connection you ' +
        'began here. Please connect again.',
      kept: `${unchanged} Google’s answer does not belong to a connection you began here.`,
    },
  ],
  [
    // Back, a doubled request, a restored tab: what came of it the first time shows below.
    'state_used',
    {
      refused: 'This answer from Google was used already. Please connect again.',
      kept: 'This answer from Google was used already. Your calendar is connected.',
    },
  ],
  [
    'state_expired',
    {
      refused: 'Google Calendar was not connected: it took too long. Please connect again.',
      kept: `${unchanged} It took too long on Google’s page.`,
    },
  ],
  [
    'signed_out',
    {
      // Who reads it has signed in again on the way here.
      refused:
        'Google Calendar was not connected, because you were signed out in the meantime. Please ' +
        'connect again.',
      kept: `${unchanged} You were signed out in the meantime.`,
    },
  ],
  [
    'failed',
    {
      refused:
        'Google Calendar could not be connected just now. Nothing was changed; please try again.',
      // Its answer may have been lost on the way, so not even that is certain.
      kept: 'Your calendar is still connected. Connecting it again did not work just now.',
    },
  ],
]);

/**
 * @param state how the connection stands; undefined: that could not be read
 * @returns undefined for anything that is no outcome of ours, or is not so: anybody can write an
 * address
 */
export function noticeOf(
  outcome: string | undefined,
  state: State | undefined,
): OutcomeNotice | undefined {
  if (outcome === 'connected') {
    const isSo = state === undefined || state === 'connected';
    return isSo ? { words: connected, tone: 'good' } : undefined;
  }
  const refusal = refusals.get(outcome ?? '');
  if (refusal === undefined) return undefined;
  return state === 'connected'
    ? { words: refusal.kept, tone: 'plain' }
    : { words: refusal.refused, tone: 'bad' };
}
