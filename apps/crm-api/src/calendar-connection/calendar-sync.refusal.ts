import { Problem } from '#shared/http/index.js';

/** calendar-sync is down, or does not know us: for the agent it is the same. */
export const calendarSyncUnavailable = (): Problem =>
  new Problem(503, 'calendar_sync_unavailable', 'Calendar Sync cannot be reached', {
    detail:
      'Nothing is lost: appointments are saved, and are synced when it is back. ' +
      'Please try again in a minute.',
    headers: { 'retry-after': '10' },
  });
