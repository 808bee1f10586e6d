import type { QueryClient } from '@tanstack/react-query';
import {
  dropAppointment,
  putAppointment,
  refreshAppointments,
} from '../appointments/appointment.cache.js';
import type { Appointment } from '../appointments/appointment.lists.js';
import { appointmentKeys } from '../appointments/appointment.keys.js';
import { connectionQuery } from '../calendar-connection/connection.query.js';
import { sessionQuery } from '../session/session.query.js';
import type { LiveNews } from './live.news.js';
import { endingOf, type SyncEnding } from './sync.announcement.js';

/** Makes the cache what the server says it is now. @returns what is worth telling */
export function applyNews(cache: QueryClient, news: LiveNews): SyncEnding | undefined {
  switch (news.event) {
    case 'appointment':
      return applyAppointment(cache, news.data);
    case 'appointment-deleted':
      dropAppointment(cache, news.data.id);
      return undefined;
    case 'connection': {
      const { queryKey } = connectionQuery;
      // An answer that is on its way may be older, and would come to stand over this one.
      if (cache.isFetching({ queryKey }) > 0) void cache.invalidateQueries({ queryKey });
      else cache.setQueryData(queryKey, news.data);
      return undefined;
    }
    case 'resync':
      void cache.invalidateQueries({
        predicate: ({ queryKey }) => queryKey[0] !== sessionQuery.queryKey[0],
      });
      return undefined;
  }
}

function applyAppointment(cache: QueryClient, appointment: Appointment): SyncEnding | undefined {
  const before = knownOf(cache, appointment.id);
  putAppointment(cache, appointment);
  if (cache.isFetching({ queryKey: appointmentKeys.all }) > 0) void refreshAppointments(cache);
  return endingOf(before, appointment);
}

function knownOf(cache: QueryClient, id: string): Appointment | undefined {
  const lists = cache.getQueriesData<readonly Appointment[]>({ queryKey: appointmentKeys.lists });
  return (
    cache.getQueryData<Appointment>(appointmentKeys.one(id)) ??
    lists.flatMap(([, list]) => list ?? []).find((one) => one.id === id)
  );
}
