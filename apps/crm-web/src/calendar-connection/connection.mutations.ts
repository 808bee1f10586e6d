import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { api, bodyOf, type Schemas } from '../api/api.client.js';
import { useSingleMutation } from '../api/single.mutation.js';
import type { Backfill } from './backfill.progress.js';
import { connectionQuery, missingQuery } from './connection.query.js';

/** Whoever is still here after that was held up on the way, and may try again. */
const leavingMs = 20_000;

/** Goes to Google's consent screen, from where the person comes back to the settings. */
export function useConnect() {
  const connect = useSingleMutation({
    mutationFn: () => bodyOf(api.POST('/api/calendar-connection/authorize')),
    onSuccess: ({ url }) => location.assign(url),
  });
  const { reset, isSuccess } = connect;
  useEffect(() => {
    if (!isSuccess) return undefined;
    const timer = setTimeout(reset, leavingMs);
    // Back from Google, a browser may show this page as it was left: with its button busy.
    window.addEventListener('pageshow', reset);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('pageshow', reset);
    };
  }, [reset, isSuccess]);
  return {
    connect: (onFailed?: (error: Error) => void) =>
      connect.mutate(undefined, onFailed && { onError: onFailed }),
    isLeaving: connect.isTaken,
    error: connect.error,
  };
}

/** Longer than the server takes at its worst: its dialog cannot be left before. */
const patienceMs = 60_000;

export function useDisconnect() {
  const cache = useQueryClient();
  const readAnew = () => cache.invalidateQueries({ queryKey: connectionQuery.queryKey });
  return useSingleMutation({
    mutationFn: () =>
      api.DELETE('/api/calendar-connection', { signal: AbortSignal.timeout(patienceMs) }),
    // Of a calendar that is being let go, nobody asks what it lacks.
    onMutate: () => cache.cancelQueries({ queryKey: missingQuery.queryKey }),
    onSuccess: readAnew,
    // The tokens may be gone all the same. Why it failed is said before that is known.
    onError: () => void readAnew(),
  });
}

/**
 * Sends what is missing on its way.
 *
 * @param onBegun at once, before anything is read anew
 */
export function useSendMissing(onBegun: (backfill: Backfill) => void) {
  const cache = useQueryClient();
  return useSingleMutation({
    mutationFn: async ({ failed, connectedAt }: Schemas['CalendarConnection']) => {
      const answer = api.POST('/api/calendar-connection/backfill', { body: {} });
      const { appointments } = await bodyOf(answer);
      const knownAt = cache.getQueryState(connectionQuery.queryKey)?.dataUpdatedAt ?? 0;
      return { appointments, failedBefore: failed, connectedAt, knownAt };
    },
    onSuccess: (backfill) => {
      cache.setQueryData(missingQuery.queryKey, 0);
      onBegun(backfill);
    },
    // What became of it is said before that is known: without a network it never would be.
    onSettled: () => {
      void cache.invalidateQueries({ queryKey: connectionQuery.queryKey });
      void cache.invalidateQueries({ queryKey: missingQuery.queryKey });
    },
  });
}
