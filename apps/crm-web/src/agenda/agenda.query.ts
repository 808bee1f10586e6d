import { useQueries, type UseQueryResult } from '@tanstack/react-query';
import type { Appointment } from '../appointments/appointment.lists.js';
import { appointmentsBetween } from '../appointments/appointment.queries.js';
import type { Window } from './agenda.windows.js';

/** What is known of some windows, and what became of asking for the rest. */
export interface Loading {
  readonly appointments: readonly Appointment[];
  /** As many windows, from the first on, are wholly known. */
  readonly known: number;
  /** All that was asked for is known. */
  readonly isWhole: boolean;
  readonly isAsking: boolean;
  /** The rest comes by itself: nothing failed, and there is a network. */
  readonly isAwaited: boolean;
  /** Nobody asks before there is a network again. */
  readonly isOffline: boolean;
  readonly error: Error | null;
  readonly retry: () => void;
}

export function useWindows(windows: readonly Window[]): Loading {
  return useQueries({
    queries: windows.map(({ from, to }) => appointmentsBetween(from, to)),
    combine,
  });
}

type Result = UseQueryResult<readonly Appointment[]>;

function combine(results: readonly Result[]): Loading {
  const gap = results.findIndex(({ data }) => data === undefined);
  const known = gap === -1 ? results.length : gap;
  const isAsking = results.some(({ isPending }) => isPending);
  const isOffline = results.some(({ fetchStatus }) => fetchStatus === 'paused');
  const error = results.find(({ error }) => error !== null)?.error ?? null;
  const found = results.slice(0, known).flatMap(({ data = [] }) => data);
  return {
    // What spans two windows is in both.
    appointments: [...new Map(found.map((one) => [one.id, one])).values()],
    known,
    isWhole: known === results.length,
    isAsking,
    isAwaited: isAsking && error === null && !isOffline,
    isOffline,
    error,
    retry: () => {
      for (const { error, refetch } of results) if (error !== null) void refetch();
    },
  };
}
