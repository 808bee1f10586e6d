const whatHappensThen = 'Reconnect, and what waits will be synced.';

const accessEnded = `Google does not accept our access any more: it was removed in the Google account, or Google ended it. ${whatHappensThen}`;

/** Why to reconnect, by calendar-sync's code. */
const sentences: ReadonlyMap<string, string> = new Map([
  ['access_revoked', accessEnded],
  [
    'testing_expired',
    `Google ended our access after 7 days, as it does while ALT is in Google’s Testing program. ${whatHappensThen}`,
  ],
  [
    'permission_missing',
    `The permission to edit calendar events is missing. ${whatHappensThen} Leave the permission ticked on Google’s page.`,
  ],
]);

/** For the person who reads it; whatever the code, reconnecting is what helps. */
export const reconnectInWords = (code: string | null): string =>
  sentences.get(code ?? '') ?? accessEnded;
