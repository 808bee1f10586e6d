const accessEnded =
  'Google does not accept our access any more: it was removed in the Google account, or Google ' +
  'ended it.';

/**
 * Why to reconnect, by calendar-sync's code. That reconnecting helps, and what waits for it, is said
 * beside it.
 */
const sentences: ReadonlyMap<string, string> = new Map([
  ['access_revoked', accessEnded],
  [
    'testing_expired',
    'Google ended our access after 7 days, as it does while ALT is in Google’s Testing program.',
  ],
  [
    'permission_missing',
    'The permission to edit calendar events is missing. Leave it ticked on Google’s page when you ' +
      'reconnect.',
  ],
]);

/** For the person who reads it; whatever the code, reconnecting is what helps. */
export const reconnectInWords = (code: string | null): string =>
  sentences.get(code ?? '') ?? accessEnded;
