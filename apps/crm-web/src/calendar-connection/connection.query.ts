import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from '../api/api.client.js';

/** How the connection to Google Calendar stands; kept up to date by live updates. */
export const connectionQuery = queryOptions({
  queryKey: ['calendar-connection'],
  queryFn: ({ signal }) => bodyOf(api.GET('/api/calendar-connection', { signal })),
});

/**
 * How many upcoming appointments are not on the calendar, and on no way there. Asked only of a
 * calendar that is connected: when all is read anew because it was let go, that is read first.
 */
export const missingQuery = queryOptions({
  queryKey: ['calendar-missing'],
  queryFn: async ({ client, signal }) => {
    const { state } = await client.fetchQuery(connectionQuery);
    if (state !== 'connected') return 0;
    const body = { dryRun: true };
    const answer = api.POST('/api/calendar-connection/backfill', { body, signal });
    return (await bodyOf(answer)).appointments;
  },
});
