/** How connecting a calendar ended, by the outcome in the address. */
export interface OutcomeNotice {
  readonly words: string;
  /** Something is left to do, so it must not be missed. */
  readonly isUrgent: boolean;
}

const sentences: ReadonlyMap<string, string> = new Map([
  ['connected', 'Your Google Calendar is connected. New appointments will appear in it.'],
  ['denied', 'Google Calendar was not connected, because access was not allowed on Google’s page.'],
  [
    'scope_missing',
    'Google Calendar was not connected, because the permission to edit events was not ticked. ' +
      'Connect again and leave it ticked.',
  ],
  [
    'state_invalid',
    'Google Calendar was not connected: this answer does not belong to a connection you began ' +
      'here, or it was used already. Please connect again.',
  ],
  ['state_expired', 'Google Calendar was not connected: it took too long. Please connect again.'],
  [
    'signed_out',
    // Who reads it has signed in again on the way here.
    'Google Calendar was not connected, because you were signed out meanwhile. Please connect again.',
  ],
  [
    'failed',
    'Google Calendar could not be connected just now. Nothing was changed; please try again.',
  ],
]);

/** @returns undefined for anything that is no outcome of ours: anybody can write an address */
export function noticeOf(outcome: string | undefined): OutcomeNotice | undefined {
  const words = sentences.get(outcome ?? '');
  return words === undefined ? undefined : { words, isUrgent: outcome !== 'connected' };
}
