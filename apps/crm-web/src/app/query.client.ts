import { QueryClient } from '@tanstack/react-query';
import { ProblemError } from '../api/problem.error.js';
import { isToldOf } from '../live/told.queries.js';
import { watchedMutations, watchedQueries } from '../session/sign-out.watch.js';

const mostRetries = 3;

/**
 * The one place where what the server said is kept. A refusal is not asked again; what may pass
 * (the network, a database that is away) is. What a person does is done now or not at all: without a
 * network it fails at once, and nothing of it happens when the network is back.
 */
export const queryClient = new QueryClient({
  queryCache: watchedQueries(),
  mutationCache: watchedMutations(),
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      retry: (failures, error) =>
        failures < mostRetries && !(error instanceof ProblemError && error.status < 500),
      refetchOnWindowFocus: ({ queryKey }) => !isToldOf(queryKey),
    },
    mutations: { networkMode: 'always' },
  },
});
