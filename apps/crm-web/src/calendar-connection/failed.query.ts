import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf, type Schemas } from '../api/api.client.js';
import { appointmentKeys } from '../appointments/appointment.queries.js';

/** How far back is looked for them, and how many pages at most: the API cannot be asked for them. */
const daysBack = 60;
const mostPages = 5;
const pageSize = 200;

/** The appointments that could not be synced, as far as they are found among the recent and coming. */
export const failedQuery = (failed: number) =>
  queryOptions({
    queryKey: [...appointmentKeys.all, 'failed', failed],
    queryFn: async ({ signal }) => {
      const from = new Date(Date.now() - daysBack * 86_400_000).toISOString();
      const found: Schemas['AppointmentView'][] = [];
      let cursor: string | null = null;
      for (let page = 0; page < mostPages && found.length < failed; page += 1) {
        const query = { from, limit: pageSize, ...(cursor === null ? {} : { cursor }) };
        const answer: Schemas['AppointmentPage'] = await bodyOf(
          api.GET('/api/appointments', { params: { query }, signal }),
        );
        found.push(...answer.items.filter(({ sync }) => sync.state === 'failed'));
        cursor = answer.nextCursor;
        if (cursor === null) break;
      }
      return found;
    },
  });
