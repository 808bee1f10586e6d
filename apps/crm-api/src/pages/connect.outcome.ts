/** How connecting a calendar ended, in one sentence for the agent, by the outcome in the address. */
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
    'Google Calendar was not connected, because you are signed out. Sign in and connect again.',
  ],
  [
    'failed',
    'Google Calendar could not be connected just now. Nothing was changed; please try again.',
  ],
]);

/** @returns undefined for anything that is no outcome of ours */
export const sentenceFor = (outcome: unknown): string | undefined =>
  typeof outcome === 'string' ? sentences.get(outcome) : undefined;
